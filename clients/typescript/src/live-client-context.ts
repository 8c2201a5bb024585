import { type BackoffContext, RECONNECT_BACKOFF } from './backoff.ts';
import { machineNowUs } from './machine-clock.ts';
import type { ClientIdentity, ClientStats, Microseconds } from './messages.ts';
import type { Encoding } from './wire-format.ts';

/** Where a server is: its live address, or how to find it anew before each attempt. A rejection is a failed attempt. */
export type ServerAddress = string | (() => Promise<string>);

/** The settings of a {@link LiveClient}. */
export interface LiveClientContext {
    /**
     * The servers of one feed, main first. A client that loses one goes on at the next at once, with what the one had sent
     * last; only when none answers does it wait.
     */
    readonly servers: readonly [ServerAddress, ...ServerAddress[]];
    /** The token to identify with; asked for at each attempt, so it may change. */
    readonly token: () => string | undefined;
    readonly client: ClientIdentity;
    /** How messages lie on the wire; in binary they take half, and frames have every field. */
    readonly encoding: Encoding;
    /** What the operator is told once a second, beside the clock's figures; `undefined` for nothing. */
    readonly stats: () => DrawingStats | undefined;
    readonly backoff: BackoffContext;
    /** How long an attempt may take until the server's `hello`, in milliseconds. */
    readonly connectTimeoutMs: number;
    readonly nowUs: () => Microseconds;
    readonly random: () => number;
    readonly openSocket: (url: string, subprotocol: string) => WebSocket;
}

/** What only whoever draws knows of how the client does. */
export type DrawingStats = Omit<ClientStats, 'offsetUs' | 'rttUs'>;

/** The settings that nobody needs to state. */
export const LIVE_CLIENT_DEFAULTS = {
    token: () => undefined,
    encoding: 'json',
    stats: () => undefined,
    backoff: RECONNECT_BACKOFF,
    connectTimeoutMs: 5000,
    nowUs: machineNowUs,
    random: Math.random,
    openSocket: (url: string, subprotocol: string) => new WebSocket(url, subprotocol),
} as const satisfies Partial<LiveClientContext>;
