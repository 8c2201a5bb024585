import type { CallbackGuard } from './callback-guard.ts';
import { HeldBack, type KnownTime } from './held-back.ts';
import type {
    ClientMessage,
    HeartbeatMessage,
    ServerMessage,
    StreamMessage,
    SubscribedMessage,
    SubscriptionOptions,
    SubscriptionRefusedMessage,
} from './messages.ts';
import { type ResumePoint, StreamPosition } from './stream-position.ts';

/**
 * What a subscriber is told. Called on the thread of the socket, in the order of the wire. An event of a subscription with a delay is told
 * when it is due by media time, also when the server, which stops, has sent it before, and is gone; what came after it follows then.
 */
export interface StreamListener {
    /**
     * The subscription stands; again whenever the client came back or the match started anew.
     *
     * @param goesOn - whether the stream is the one that there was before: what is known of it stays true
     */
    onSubscribed(message: SubscribedMessage, goesOn: boolean): void;
    onMessage(message: StreamMessage): void;
    /**
     * Refused. Refusals that may pass (`busy`, `unknown-match`) are tried again without being asked; `conflict` never: this client has
     * another subscription to the same stream, and what is wanted at another delay takes another client.
     */
    onRefused(message: SubscriptionRefusedMessage): void;
}

/** One subscriber's wish, which outlives the connections that serve it. */
export interface Subscription {
    readonly channel: string;
    /** Asks for the channel once more, from its beginning. */
    renew(): void;
    /** Ends it; nothing is delivered afterwards. */
    cancel(): void;
}

interface Entry {
    readonly channel: string;
    readonly options: SubscriptionOptions;
    readonly listener: StreamListener;
    readonly position: StreamPosition;
    readonly heldBack: HeldBack;
    id: number;
    stream: number | undefined;
    delayMs: number;
    retry: ReturnType<typeof setTimeout> | undefined;
}

const PASSING = new Set(['busy', 'unknown-match', 'too-many-streams']);
const RETRY_MS = 1000;
const MATCH = /^match\/(\d+)\//;

/**
 * The subscriptions of a client, and which stream feeds which. An id is never used for another subscription, so that what
 * is still under way for one that ended finds nobody; it stays the same over connections, which lets the server go on.
 */
export class SubscriptionTable {
    readonly #entries = new Map<number, Entry>();
    readonly #send: (message: ClientMessage) => void;
    readonly #time: KnownTime;
    readonly #guard: CallbackGuard;
    #lastId = 0;
    #ready = false;

    /** @param send - puts a message on the present connection */
    constructor(send: (message: ClientMessage) => void, time: KnownTime, guard: CallbackGuard) {
        this.#send = send;
        this.#time = time;
        this.#guard = guard;
    }

    add(channel: string, options: SubscriptionOptions, listener: StreamListener): Subscription {
        const entry: Entry = {
            channel,
            options,
            listener,
            position: new StreamPosition(),
            heldBack: new HeldBack(this.#time),
            id: 0,
            stream: undefined,
            delayMs: 0,
            retry: undefined,
        };
        this.#ask(entry);
        return {
            channel,
            renew: () => this.#renew(entry),
            cancel: () => this.#cancel(entry),
        };
    }

    /** A connection is ready: every wish is said again. */
    onReady(): void {
        this.#ready = true;
        for (const entry of [...this.#entries.values()]) {
            clearTimeout(entry.retry);
            this.#say(entry);
        }
    }

    /** From where each subscription would go on. */
    resumePoints(): readonly ResumePoint[] {
        return [...this.#entries.values()].flatMap((entry) => entry.position.resumePoint(entry.id) ?? []);
    }

    /** The connection ended: streams mean nothing any more. */
    onEnd(): void {
        this.#ready = false;
        for (const entry of this.#entries.values()) {
            entry.stream = undefined;
            clearTimeout(entry.retry);
        }
    }

    /** Hands a message to whom it belongs. */
    onMessage(message: ServerMessage): void {
        switch (message.t) {
            case 'subok': {
                const entry = this.#entries.get(message.id);
                if (entry !== undefined) {
                    this.#onSubscribed(entry, message);
                }
                break;
            }
            case 'suberr': {
                const entry = this.#entries.get(message.id);
                if (entry !== undefined) {
                    this.#onRefused(entry, message);
                }
                break;
            }
            case 'frame':
            case 'snap':
            case 'patch':
            case 'event':
            case 'camera':
            case 'gap':
                for (const entry of [...this.#entries.values()]) {
                    if (entry.stream === message.stream && entry.position.onMessage(message)) {
                        this.#handOver(entry, message);
                    }
                }
                break;
            case 'hb':
                this.#onHeartbeat(message);
                break;
        }
    }

    #onSubscribed(entry: Entry, message: SubscribedMessage): void {
        entry.stream = message.stream;
        entry.delayMs = message.effective.delayMs;
        if (message.timeline !== undefined) {
            entry.heldBack.onTimeline(message.timeline);
        }
        const goesOn = entry.position.onSubscribed(message);
        entry.heldBack.add(() => this.#guard(() => entry.listener.onSubscribed(message, goesOn)));
    }

    #handOver(entry: Entry, message: StreamMessage): void {
        const tell = () => this.#guard(() => entry.listener.onMessage(message));
        if (message.t === 'event' && entry.delayMs > 0) {
            entry.heldBack.addDelayed(message.tsUs, entry.delayMs, tell);
        } else {
            entry.heldBack.add(tell);
        }
    }

    #onHeartbeat({ timeline }: HeartbeatMessage): void {
        for (const { channel, heldBack } of this.#entries.values()) {
            const ofMatch = timeline[MATCH.exec(channel)?.[1] ?? ''];
            if (ofMatch !== undefined) {
                heldBack.onTimeline(ofMatch);
            }
        }
    }

    #onRefused(entry: Entry, message: SubscriptionRefusedMessage): void {
        entry.stream = undefined;
        if (message.code === 'conflict') {
            // Said again after a return, it might come first, and take the stream from the one that has it.
            this.#entries.delete(entry.id);
        } else if (PASSING.has(message.code)) {
            // Under the same id: what `identify` said of how far it had come holds for that one.
            clearTimeout(entry.retry);
            entry.retry = setTimeout(() => this.#say(entry), RETRY_MS);
        }
        entry.heldBack.add(() => this.#guard(() => entry.listener.onRefused(message)));
    }

    #ask(entry: Entry): void {
        clearTimeout(entry.retry);
        this.#entries.delete(entry.id);
        entry.id = ++this.#lastId;
        entry.stream = undefined;
        this.#entries.set(entry.id, entry);
        this.#say(entry);
    }

    #say(entry: Entry): void {
        if (this.#ready) {
            this.#send({ t: 'sub', id: entry.id, channel: entry.channel, ...entry.options });
        }
    }

    #renew(entry: Entry): void {
        if (this.#entries.get(entry.id) === entry) {
            this.#leave(entry);
            this.#ask(entry);
        }
    }

    #cancel(entry: Entry): void {
        if (this.#entries.get(entry.id) === entry) {
            clearTimeout(entry.retry);
            this.#entries.delete(entry.id);
            entry.heldBack.clear();
            this.#leave(entry);
        }
    }

    #leave(entry: Entry): void {
        if (this.#ready) {
            this.#send({ t: 'unsub', id: entry.id });
        }
    }
}
