/**
 * The messages of the live socket, version 1, as they lie on the wire (subprotocol `touchline.v1.json`): those about a
 * session here, those of streams and those of a client in the files beside.
 *
 * Lengths are metres from the centre spot (+x to the right as seen from the main camera, +y away from it), times are
 * integer microseconds UTC, rates are rationals.
 */
import type { PingMessage, PongMessage } from './client-messages.ts';
import { isKnownKind, isWellFormed } from './message-shape.ts';
import type { Microseconds, Rate, StreamMessage } from './stream-messages.ts';

export type * from './client-messages.ts';
export type * from './stream-messages.ts';

/** How a feed does, by the server's wall clock. */
export type FeedState = 'ok' | 'degraded' | 'stale' | 'down';

/** Which media time is now: `mediaUs + (now - atUs) x rate`, with `now` on the server's clock. */
export interface Timeline {
    readonly mode: 'live' | 'replay';
    readonly mediaUs: Microseconds;
    readonly atUs: Microseconds;
    readonly rate: number;
}

/** The server's first word. `epoch` identifies its run, `heartbeatMs` how often it sends `hb`. */
export interface HelloMessage {
    readonly t: 'hello';
    readonly v: number;
    readonly server: string;
    readonly epoch: number;
    readonly nowUs: Microseconds;
    readonly auth: 'none' | 'token';
    readonly heartbeatMs: number;
}

/** The client was let in. */
export interface ReadyMessage {
    readonly t: 'ready';
    readonly clientId: string;
    readonly role: string;
    readonly resumed: boolean;
}

/** A subscription stands; again, unasked, when the match started anew. */
export interface SubscribedMessage {
    readonly t: 'subok';
    readonly id: number;
    readonly stream: number;
    readonly epoch: number;
    readonly seq: number;
    readonly effective: { readonly rate: Rate | null; readonly policy: string; readonly delayMs: number };
    /** The order of the fields in a frame's rows; absent for channels that have no rows. */
    readonly row?: readonly string[];
    readonly timeline?: Timeline;
}

/** A subscription was refused. */
export interface SubscriptionRefusedMessage {
    readonly t: 'suberr';
    readonly id: number;
    readonly code: string;
    readonly message: string;
}

/** Each second: the server's time, and how the subscribed matches do, keyed by match id. */
export interface HeartbeatMessage {
    readonly t: 'hb';
    readonly nowUs: Microseconds;
    readonly feed: Readonly<Record<string, FeedState>>;
    readonly lastTsUs: Readonly<Record<string, Microseconds>>;
    readonly timeline: Readonly<Record<string, Timeline>>;
    readonly head: Readonly<Record<string, number>>;
}

/** The server did not understand a message; the session goes on. */
export interface ErrorMessage {
    readonly t: 'err';
    readonly code: string;
    readonly message: string;
}

/** An operator wants something of this client; what it can do of it, it does. */
export type ControlMessage = { readonly t: 'ctl' } & (
    | { readonly command: 'setDelay'; readonly delayMs: number }
    | { readonly command: 'freeze'; readonly on: boolean }
    | { readonly command: 'reload' | 'clear' | 'identify' }
);

/** The server is about to close the connection. */
export interface ByeMessage {
    readonly t: 'bye';
    readonly code: string | number;
    readonly message: string;
    readonly reconnect?: boolean;
    readonly afterMs?: number;
}

/** Everything that the server may send and this client understands. */
export type ServerMessage =
    | HelloMessage
    | ReadyMessage
    | SubscribedMessage
    | SubscriptionRefusedMessage
    | StreamMessage
    | HeartbeatMessage
    | PingMessage
    | PongMessage
    | ControlMessage
    | ErrorMessage
    | ByeMessage;

/**
 * Reads one text frame.
 *
 * @returns the message, or `undefined` when its kind is not known here (a later version's: ignored by contract)
 * @throws SyntaxError when the text is not JSON, not an object with a kind, or lacks what its kind must have
 */
export function parseServerMessage(text: string): ServerMessage | undefined {
    const message: unknown = JSON.parse(text);
    if (typeof message !== 'object' || message === null || !('t' in message) || typeof message.t !== 'string') {
        throw new SyntaxError(`not a message: length=${text.length}`);
    }
    if (!isKnownKind(message.t)) {
        return undefined;
    }
    if (!isWellFormed(message.t, message)) {
        throw new SyntaxError(`not a message of its kind: t=${message.t}, length=${text.length}`);
    }
    return message as ServerMessage;
}
