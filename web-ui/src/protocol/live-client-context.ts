import { type BackoffContext, RECONNECT_BACKOFF } from './backoff.ts';
import { machineNowUs } from './machine-clock.ts';
import type { ClientIdentity, Microseconds } from './messages.ts';

/** The settings of a {@link LiveClient}. */
export interface LiveClientContext {
    /** Finds the live address anew before each attempt; a rejection counts as a failed attempt. */
    readonly address: () => Promise<string>;
    /** The token to identify with; asked for at each attempt, so it may change. */
    readonly token: () => string | undefined;
    readonly client: ClientIdentity;
    readonly backoff: BackoffContext;
    /** How long an attempt may take until the server's `hello`, in milliseconds. */
    readonly connectTimeoutMs: number;
    readonly nowUs: () => Microseconds;
    readonly random: () => number;
    readonly openSocket: (url: string, subprotocol: string) => WebSocket;
}

/** The settings that nobody needs to state. */
export const LIVE_CLIENT_DEFAULTS = {
    token: () => undefined,
    backoff: RECONNECT_BACKOFF,
    connectTimeoutMs: 5000,
    nowUs: machineNowUs,
    random: Math.random,
    openSocket: (url: string, subprotocol: string) => new WebSocket(url, subprotocol),
} as const satisfies Partial<LiveClientContext>;
