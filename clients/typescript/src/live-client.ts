import { Backoff } from './backoff.ts';
import { ClockOffset } from './clock-offset.ts';
import { isFinal, wantsAnotherToken } from './close-codes.ts';
import { LIVE_CLIENT_DEFAULTS, type LiveClientContext } from './live-client-context.ts';
import { type ConnectionEnd, LiveConnection } from './live-connection.ts';
import type { ControlMessage, HeartbeatMessage, SubscriptionOptions } from './messages.ts';
import { type StreamListener, type Subscription, SubscriptionTable } from './subscription-table.ts';

const STATS_INTERVAL_MS = 1000;

/** Where a client stands with its server. */
export type LiveState =
    | { readonly kind: 'stopped' }
    /** The first attempt is under way. */
    | { readonly kind: 'connecting' }
    /** `clientId` is what the operator calls this client, as long as this connection lasts. */
    | {
          readonly kind: 'ready';
          readonly clientId: string;
          readonly role: string;
          readonly recovered: boolean;
          readonly server: string;
      }
    /** It was ready, or never came to be; another attempt is coming. `sinceUs` is this machine's time. */
    | { readonly kind: 'lost'; readonly sinceUs: number; readonly attempts: number; readonly reason: string }
    /** Coming back by itself would be of no use; {@link LiveClient.start} tries again. */
    | { readonly kind: 'refused'; readonly code: number; readonly reason: string; readonly wantsToken: boolean };

/** What a client tells its owner beside its streams. */
export interface LiveClientListener {
    onState?(state: LiveState): void;
    onHeartbeat?(message: HeartbeatMessage): void;
    /** An operator wants another delay, a reload, nothing shown, a frozen picture, or to see which client this is. */
    onControl?(message: ControlMessage): void;
    /** The estimate of the server's clock was renewed. */
    onClockOffset?(): void;
}

/**
 * A client of the live socket that does not give up: it reconnects for ever, with jitter, to the next of its servers at
 * once, identifies, subscribes again and goes on where it was; it treats a silent server as a lost one, keeps the server's
 * clock in sight and tells the operator how it does. Framework-free; everything runs on the thread that made it.
 */
export class LiveClient {
    readonly #context: LiveClientContext;
    readonly #listener: LiveClientListener;
    readonly #backoff: Backoff;
    readonly #subscriptions = new SubscriptionTable((message) => this.#connection?.send(message), {
        nowUs: () => this.#context.nowUs(),
        offsetUs: () => this.clock.offsetUs,
    });
    #clock = new ClockOffset();
    #connection: LiveConnection | undefined;
    #state: LiveState = { kind: 'stopped' };
    #retry: ReturnType<typeof setTimeout> | undefined;
    #attempt = 0;
    #server = 0;
    #failures = 0;
    #serverEpoch: number | undefined;
    #statsTimer: ReturnType<typeof setInterval> | undefined;

    constructor(
        context: Pick<LiveClientContext, 'servers' | 'client'> & Partial<LiveClientContext>,
        listener: LiveClientListener = {},
    ) {
        this.#context = { ...LIVE_CLIENT_DEFAULTS, ...context };
        this.#listener = listener;
        this.#backoff = new Backoff(this.#context.backoff, this.#context.random);
    }

    get state(): LiveState {
        return this.#state;
    }

    /** The server's clock as this client knows it; keeps the last server's until the next one has said `hello`. */
    get clock(): ClockOffset {
        return this.#clock;
    }

    /** Connects, and stays connected until {@link stop}. Does nothing while it is at it. */
    start(): void {
        if (this.#state.kind === 'stopped' || this.#state.kind === 'refused') {
            this.#become({ kind: 'connecting' });
            void this.#connect();
        }
    }

    /** Leaves. Subscriptions are kept for another {@link start}; events that wait until they are due are still told. */
    stop(): void {
        clearTimeout(this.#retry);
        clearInterval(this.#statsTimer);
        this.#attempt++;
        this.#become({ kind: 'stopped' });
        this.#connection?.close(1000, 'the page leaves');
    }

    /** Subscribes now and after every return. */
    subscribe(channel: string, options: SubscriptionOptions, listener: StreamListener): Subscription {
        return this.#subscriptions.add(channel, options, listener);
    }

    #sendStats(): void {
        const stats = this.#context.stats();
        if (stats !== undefined && this.#state.kind === 'ready') {
            const { offsetUs, rttUs } = this.clock;
            this.#connection?.send({ t: 'stats', ...stats, offsetUs: Math.round(offsetUs), rttUs: rttUs ?? 0 });
        }
    }

    async #connect(): Promise<void> {
        const attempt = ++this.#attempt;
        let url: string;
        try {
            const server = this.#context.servers[this.#server] ?? this.#context.servers[0];
            url = typeof server === 'string' ? server : await server();
        } catch (error) {
            if (attempt === this.#attempt) {
                this.#onEnd({ code: 0, reason: error instanceof Error ? error.message : String(error) });
            }
            return;
        }
        if (attempt === this.#attempt) {
            this.#open(url, attempt);
        }
    }

    #open(url: string, attempt: number): void {
        const current = () => attempt === this.#attempt;
        try {
            this.#connection = new LiveConnection(url, this.#context, {
                onHello: ({ epoch }, clock) => {
                    this.#serverEpoch = epoch;
                    this.#clock = clock;
                },
                resume: () => {
                    const subs = this.#subscriptions.resumePoints();
                    return subs.length === 0 ? undefined : { epoch: this.#serverEpoch, subs };
                },
                onReady: (ready) => {
                    this.#backoff.reset();
                    this.#failures = 0;
                    const recovered = this.#state.kind === 'lost';
                    const { clientId, role } = ready;
                    this.#become({ kind: 'ready', clientId, role, recovered, server: url });
                    this.#subscriptions.onReady();
                    clearInterval(this.#statsTimer);
                    this.#statsTimer = setInterval(() => this.#sendStats(), STATS_INTERVAL_MS);
                },
                onMessage: (message) => {
                    if (message.t === 'hb') {
                        this.#subscriptions.onMessage(message);
                        this.#listener.onHeartbeat?.(message);
                    } else if (message.t === 'ctl') {
                        this.#listener.onControl?.(message);
                    } else {
                        this.#subscriptions.onMessage(message);
                    }
                },
                onClockOffset: () => this.#listener.onClockOffset?.(),
                onEnd: (end) => {
                    this.#subscriptions.onEnd();
                    if (current()) {
                        this.#onEnd(end);
                    }
                },
            });
        } catch (error) {
            this.#onEnd({ code: 0, reason: error instanceof Error ? error.message : String(error) });
        }
    }

    #onEnd({ code, reason, returnAfterMs }: ConnectionEnd): void {
        clearInterval(this.#statsTimer);
        if (isFinal(code) || returnAfterMs === 'never') {
            this.#become({ kind: 'refused', code, reason, wantsToken: wantsAnotherToken(code) });
            return;
        }
        const before = this.#state;
        this.#become(
            before.kind === 'lost'
                ? { ...before, attempts: before.attempts + 1, reason }
                : { kind: 'lost', sinceUs: this.#context.nowUs(), attempts: 1, reason },
        );
        this.#server = (this.#server + 1) % this.#context.servers.length;
        this.#failures++;
        this.#retry = setTimeout(() => void this.#connect(), this.#waitMs(returnAfterMs ?? 0));
    }

    /** None while there is a server that was not tried since the last one was lost. */
    #waitMs(askedMs: number): number {
        if (this.#failures < this.#context.servers.length) {
            return 0;
        }
        return Math.min(Math.max(this.#backoff.nextMs(), askedMs), this.#context.backoff.maxMs);
    }

    #become(state: LiveState): void {
        this.#state = state;
        this.#listener.onState?.(state);
    }
}
