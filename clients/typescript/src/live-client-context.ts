import { type BackoffContext, RECONNECT_BACKOFF } from './backoff.ts';
import type { LiveSocket } from './live-socket.ts';
import { machineNowUs } from './machine-clock.ts';
import type { ClientIdentity, ClientStats, Microseconds } from './messages.ts';
import type { Encoding } from './wire-format.ts';

/** Where a server is: its live address, or how to find it anew before each attempt. A rejection is a failed attempt, and so is no answer in time. */
export type ServerAddress = string | (() => Promise<string>);

/** The settings of a {@link LiveClient}. */
export interface LiveClientContext {
    /**
     * The servers of one feed, main first. A client that loses one goes on at the next at once, with what the one had sent
     * last; only when none answers does it wait.
     */
    readonly servers: readonly [ServerAddress, ...ServerAddress[]];
    /**
     * The token to identify with at a server, whose address it is told: a server knows the tokens that were made at it. Asked for at
     * each attempt, so it may change.
     */
    readonly token: (server: string) => string | undefined;
    readonly client: ClientIdentity;
    /** How messages lie on the wire; in binary they take half, and frames have every field. */
    readonly encoding: Encoding;
    /** What the operator is told once a second, beside the clock's figures; `undefined` for nothing. */
    readonly stats: () => DrawingStats | undefined;
    readonly backoff: BackoffContext;
    /** How long an attempt may take until the server's `hello`, in milliseconds; and before that, until its address is found. */
    readonly connectTimeoutMs: number;
    readonly nowUs: () => Microseconds;
    readonly random: () => number;
    /** A browser's WebSocket unless it is stated; in Node one of `ws`. */
    readonly openSocket: (url: string, subprotocol: string) => LiveSocket;
    /** What one of the user's callbacks threw. The client goes on. */
    readonly onFault: (error: unknown) => void;
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
    openSocket: (url: string, subprotocol: string): LiveSocket => new WebSocket(url, subprotocol),
    onFault: (error: unknown) => console.error('a callback failed:', error),
} as const satisfies Partial<LiveClientContext>;
