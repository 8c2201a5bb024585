import type { Microseconds, Rate } from './stream-messages.ts';

/** What a subscription asks for; what is left out means everything. */
export interface SubscriptionOptions {
    readonly policy?: 'latest' | 'all';
    readonly rate?: Rate;
    /** Not heeded in binary, where rows have every field. */
    readonly fields?: readonly string[];
    readonly objects?: readonly number[];
    /** Its players, as the line-up is, besides `objects`. */
    readonly team?: 'home' | 'away';
    /** The source of the camera whose newest pose each frame carries. */
    readonly cam?: number;
    /** Only those in a part of the pitch; metres, both ends included. */
    readonly zone?: { readonly x?: readonly [number, number]; readonly y?: readonly [number, number] };
    /** How long the server holds frames and events back; for `graphics` the delay of the match, as it is then, unless it is said. */
    readonly delayMs?: number;
}

/** Who the client is, said in `identify`. */
export interface ClientIdentity {
    readonly name: string;
    readonly kind: string;
    readonly engine?: string;
    readonly fps?: number;
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

/** From where a client goes on: its server's run, and how far each subscription had come. */
export interface ResumeRequest {
    readonly epoch?: number | undefined;
    readonly subs: readonly { readonly id: number; readonly seq: number; readonly epoch?: number }[];
}

/** The client's first word. */
export interface IdentifyMessage {
    readonly t: 'identify';
    readonly v: number;
    readonly client?: Partial<ClientIdentity>;
    readonly token?: string;
    readonly resume?: ResumeRequest;
}

/** Asks for a channel under the client's own number. */
export interface SubscribeMessage extends SubscriptionOptions {
    readonly t: 'sub';
    readonly id: number;
    readonly channel: string;
}

/** Ends a subscription; it is not answered. */
export interface UnsubscribeMessage {
    readonly t: 'unsub';
    readonly id: number;
}

/** Asks for a pong. Either side may. */
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

/** How the client does, for the operator. */
export interface StatsMessage extends Partial<ClientStats> {
    readonly t: 'stats';
}

/** Everything that a client may send. */
export type ClientMessage =
    | IdentifyMessage
    | SubscribeMessage
    | UnsubscribeMessage
    | PingMessage
    | PongMessage
    | StatsMessage;
