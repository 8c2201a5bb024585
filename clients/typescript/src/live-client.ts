import { Backoff } from './backoff.ts';
import { type CallbackGuard, callbackGuard, reasonOf } from './callback-guard.ts';
import { ClockOffset } from './clock-offset.ts';
import { isFinal, isOfOneServer, wantsAnotherToken } from './close-codes.ts';
import { LIVE_CLIENT_DEFAULTS, type LiveClientContext } from './live-client-context.ts';
import { type ConnectionEnd, LiveConnection } from './live-connection.ts';
import type { ControlMessage, HeartbeatMessage, ReadyMessage, ServerMessage, SubscriptionOptions } from './messages.ts';
import { ServerRound } from './server-round.ts';
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
    /** Coming back by itself would be of no use, at any of the servers; {@link LiveClient.start} tries again. */
    | { readonly kind: 'refused'; readonly code: number; readonly reason: string; readonly wantsToken: boolean };

/** What a client tells its owner beside its streams. What these throw is told to `onFault` of the context; the client goes on. */
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
    readonly #guard: CallbackGuard;
    readonly #round: ServerRound;
    readonly #subscriptions: SubscriptionTable;
    #clock = new ClockOffset();
    #connection: LiveConnection | undefined;
    #state: LiveState = { kind: 'stopped' };
    /** Until the next attempt, or until an address that is looked for is given up. */
    #timer: ReturnType<typeof setTimeout> | undefined;
    #attempt = 0;
    #serverEpoch: number | undefined;
    #statsTimer: ReturnType<typeof setInterval> | undefined;

    constructor(
        context: Pick<LiveClientContext, 'servers' | 'client'> & Partial<LiveClientContext>,
        listener: LiveClientListener = {},
    ) {
        this.#context = { ...LIVE_CLIENT_DEFAULTS, ...context };
        this.#listener = listener;
        this.#guard = callbackGuard((error) => this.#context.onFault(error));
        this.#round = new ServerRound(
            this.#context.servers.length,
            new Backoff(this.#context.backoff, this.#context.random),
        );
        const time = { nowUs: () => this.#context.nowUs(), offsetUs: () => this.clock.offsetUs };
        this.#subscriptions = new SubscriptionTable((message) => this.#connection?.send(message), time, this.#guard);
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
            this.#round.begin();
            if (this.#become({ kind: 'connecting' })) {
                void this.#connect();
            }
        }
    }

    /** Leaves. Subscriptions are kept for another {@link start}; events that wait until they are due are still told. */
    stop(): void {
        clearTimeout(this.#timer);
        clearInterval(this.#statsTimer);
        this.#attempt++;
        this.#connection?.close(1000, 'the page leaves');
        this.#become({ kind: 'stopped' });
    }

    /** Subscribes now and after every return. */
    subscribe(channel: string, options: SubscriptionOptions, listener: StreamListener): Subscription {
        return this.#subscriptions.add(channel, options, listener);
    }

    #sendStats(): void {
        const stats = this.#guard(() => this.#context.stats());
        if (stats !== undefined && this.#state.kind === 'ready') {
            const { offsetUs, rttUs } = this.clock;
            this.#connection?.send({ t: 'stats', ...stats, offsetUs: Math.round(offsetUs), rttUs: rttUs ?? 0 });
        }
    }

    async #connect(): Promise<void> {
        const attempt = ++this.#attempt;
        const server = this.#context.servers[this.#round.server] ?? this.#context.servers[0];
        if (typeof server === 'string') {
            this.#open(server, attempt);
            return;
        }
        const fail = (reason: string) => {
            if (attempt === this.#attempt) {
                this.#attempt++;
                clearTimeout(this.#timer);
                this.#onEnd({ code: 0, reason });
            }
        };
        const { connectTimeoutMs } = this.#context;
        this.#timer = setTimeout(() => fail(`no address for ${connectTimeoutMs} ms`), connectTimeoutMs);
        let url: string;
        try {
            url = await server();
        } catch (error) {
            fail(reasonOf(error));
            return;
        }
        if (attempt === this.#attempt) {
            clearTimeout(this.#timer);
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
                onReady: (ready) => this.#onReady(ready, url),
                onMessage: (message) => this.#onMessage(message),
                onClockOffset: () => this.#guard(() => this.#listener.onClockOffset?.()),
                onEnd: (end) => {
                    this.#subscriptions.onEnd();
                    if (current()) {
                        this.#onEnd(end);
                    }
                },
            });
        } catch (error) {
            this.#onEnd({ code: 0, reason: reasonOf(error) });
        }
    }

    #onReady({ clientId, role }: ReadyMessage, server: string): void {
        this.#round.onReady(this.#context.nowUs());
        const recovered = this.#state.kind === 'lost';
        if (this.#become({ kind: 'ready', clientId, role, recovered, server })) {
            this.#subscriptions.onReady();
            clearInterval(this.#statsTimer);
            this.#statsTimer = setInterval(() => this.#sendStats(), STATS_INTERVAL_MS);
        }
    }

    #onMessage(message: ServerMessage): void {
        if (message.t === 'ctl') {
            this.#guard(() => this.#listener.onControl?.(message));
            return;
        }
        this.#subscriptions.onMessage(message);
        if (message.t === 'hb') {
            this.#guard(() => this.#listener.onHeartbeat?.(message));
        }
    }

    #onEnd({ code, reason, returnAfterMs }: ConnectionEnd): void {
        clearInterval(this.#statsTimer);
        if (this.#isRefused(code, returnAfterMs)) {
            this.#become({ kind: 'refused', code, reason, wantsToken: wantsAnotherToken(code) });
            return;
        }
        const nowUs = this.#context.nowUs();
        const waitMs = this.#round.onLost(nowUs, typeof returnAfterMs === 'number' ? returnAfterMs : 0);
        const before = this.#state;
        const attempts = before.kind === 'lost' ? before.attempts + 1 : 1;
        const sinceUs = before.kind === 'lost' ? before.sinceUs : nowUs;
        if (this.#become({ kind: 'lost', sinceUs, attempts, reason })) {
            this.#timer = setTimeout(() => void this.#connect(), waitMs);
        }
    }

    /** Whether there is no use in going on: a server's own refusal leaves the others to try. */
    #isRefused(code: number, returnAfterMs: ConnectionEnd['returnAfterMs']): boolean {
        return isOfOneServer(code) ? this.#round.onRefused() : isFinal(code) || returnAfterMs === 'never';
    }

    /** @returns whether it still is: who is told may have stopped the client */
    #become(state: LiveState): boolean {
        this.#state = state;
        this.#guard(() => this.#listener.onState?.(state));
        return this.#state === state;
    }
}
