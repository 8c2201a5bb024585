/**
 * The messages of the live socket, version 1, as they lie on the wire (subprotocol `touchline.v1.json`).
 *
 * Lengths are metres from the centre spot (+x to the right as seen from the main camera, +y away from it), times are
 * integer microseconds UTC, rates are rationals.
 */

/** Integer microseconds since 1970-01-01 UTC. A double holds them exactly until the year 2255. */
export type Microseconds = number;

/** A rational rate per second: numerator, denominator. */
export type Rate = readonly [number, number];

/** How an object's position was come by. */
export type TrackQuality = 'live' | 'extrapolated' | 'stale';

/** How a feed does, by the server's wall clock. */
export type FeedState = 'ok' | 'degraded' | 'stale' | 'down';

/** Which media time is now: `mediaUs + (now - atUs) x rate`, with `now` on the server's clock. */
export interface Timeline {
    readonly mode: 'live' | 'replay';
    readonly mediaUs: Microseconds;
    readonly atUs: Microseconds;
    readonly rate: number;
}

/** The match clock of a frame: `ms` since the start of the period; period 0 means that there is no clock. */
export interface MatchClock {
    readonly period: number;
    readonly ms: number;
    readonly running: boolean;
}

/** What a subscription asks for; what is left out means everything. */
export interface SubscriptionOptions {
    readonly policy?: 'latest' | 'all';
    readonly rate?: Rate;
    readonly fields?: readonly string[];
    readonly objects?: readonly number[];
    /** Only those in a part of the pitch; metres, both ends included. */
    readonly zone?: { readonly x?: readonly [number, number]; readonly y?: readonly [number, number] };
    readonly delayMs?: number;
}

/** Who the client is, said in `identify`. */
export interface ClientIdentity {
    readonly name: string;
    readonly kind: string;
    readonly engine?: string;
    readonly fps?: number;
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

/** All objects at one instant; `tsUs` is the capture of the newest record in it, `pubUs` when it was published. */
export interface FrameMessage {
    readonly t: 'frame';
    readonly stream: number;
    readonly seq: number;
    readonly tsUs: Microseconds;
    readonly pubUs: Microseconds;
    readonly clock: MatchClock;
    readonly rows: readonly (readonly (number | string | null)[])[];
}

/** A whole heat map; `cells` row by row from -y, each row from -x, integer microseconds of dwell. */
export interface HeatSnapshot {
    readonly tsUs: Microseconds;
    /** The side of a cell, when cells are squares of 1 m: the grid that this client asks for. */
    readonly cellMetres: number;
    readonly grid?: string;
    readonly when?: string;
    readonly direction?: string;
    /** How long the grid is along x and along y, half on either side of the centre spot. */
    readonly gridMetres?: readonly [number, number];
    readonly columns: number;
    readonly rows: number;
    readonly outsideUs: number;
    readonly unit: 'us';
    readonly cells: readonly number[];
}

/** The whole state of a stream, as of `seq`. */
export interface SnapMessage {
    readonly t: 'snap';
    readonly stream: number;
    readonly epoch: number;
    readonly seq: number;
    readonly data: HeatSnapshot;
}

/** New values of the cells that changed since the message whose seq is `base`. */
export interface PatchMessage {
    readonly t: 'patch';
    readonly stream: number;
    readonly base: number;
    readonly seq: number;
    readonly tsUs: Microseconds;
    readonly outsideUs: number;
    readonly ops: readonly (readonly [cell: number, dwellUs: number])[];
}

/** Something happened; what `data` holds is said in docs/overlay-protocol.md by `kind`. */
export interface EventMessage {
    readonly t: 'event';
    readonly stream: number;
    readonly seq: number;
    readonly tsUs: Microseconds;
    readonly kind: string;
    readonly severity: 'info' | 'warning';
    readonly data: Readonly<Record<string, unknown>>;
}

/** Frames from `from` to `to`, both included, will not come. */
export interface GapMessage {
    readonly t: 'gap';
    readonly stream: number;
    readonly from: number;
    readonly to: number;
    readonly why: 'source' | 'conflated' | 'expired';
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

/** Asks for a pong. */
export interface PingMessage {
    readonly t: 'ping';
    readonly n: number;
    readonly t0: Microseconds;
}

/** The answer to a ping: sent by the asker at t0, received at t1, answered at t2. */
export interface PongMessage {
    readonly t: 'pong';
    readonly n: number;
    readonly t0: Microseconds;
    readonly t1: Microseconds;
    readonly t2: Microseconds;
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

/** Where a broadcast camera stands and looks: metres, degrees. */
export interface CameraMessage {
    readonly t: 'camera';
    readonly stream: number;
    readonly seq: number;
    readonly tsUs: Microseconds;
    readonly pan: number;
    readonly tilt: number;
    readonly roll: number;
    readonly x: number;
    readonly y: number;
    readonly z: number;
    readonly lens?: Readonly<Record<string, number>>;
}

/** The server is about to close the connection. */
export interface ByeMessage {
    readonly t: 'bye';
    readonly code: string | number;
    readonly message: string;
    readonly reconnect?: boolean;
    readonly afterMs?: number;
}

/** What a client tells the operator once a second; times in the unit of the name. */
export interface ClientStats {
    readonly fps: number;
    readonly dropped: number;
    readonly lastSeq: number;
    readonly ageMs: number;
    readonly bufMs: number;
    readonly offsetUs: number;
    readonly rttUs: number;
}

/** A message that belongs to a stream. */
export type StreamMessage = FrameMessage | SnapMessage | PatchMessage | EventMessage | CameraMessage | GapMessage;

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
    | ErrorMessage
    | ControlMessage
    | ByeMessage;

const KNOWN = new Set('hello ready subok suberr frame snap patch event camera gap hb ping pong err ctl bye'.split(' '));

/**
 * Reads one text frame.
 *
 * @returns the message, or `undefined` when its kind is not known here (a later version's: ignored by contract)
 * @throws SyntaxError when the text is not JSON or not an object with a kind
 */
export function parseServerMessage(text: string): ServerMessage | undefined {
    const message: unknown = JSON.parse(text);
    if (typeof message !== 'object' || message === null || !('t' in message) || typeof message.t !== 'string') {
        throw new SyntaxError(`not a message: length=${text.length}`);
    }
    return KNOWN.has(message.t) ? (message as ServerMessage) : undefined;
}
