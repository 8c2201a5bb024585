import {
    DelayLine,
    type FeedState,
    type FrameMessage,
    framesChannel,
    type GapMessage,
    type HeartbeatMessage,
    HeatMapState,
    type HeatScope,
    type HeatWindow,
    heatChannel,
    type LiveClient,
    type Microseconds,
    machineNowUs,
    RollingPercentile,
    RowReader,
    type Scene,
    type StreamMessage,
    type Subscription,
    TRACK_FIELDS,
} from 'touchline-client';
import { TrailStore } from '../render/trail-store.ts';

/** Which heat map is wanted. */
export interface HeatChoice {
    readonly scope: HeatScope;
    readonly window: HeatWindow;
}

const LATENCY_FRAMES = 256;

/** All that the dashboard receives of one match. One thread; ends with {@link close}. */
export class MatchSession {
    readonly matchId: number;
    readonly delayLine = new DelayLine();
    readonly trails = new TrailStore();
    readonly heat = new HeatMapState();
    /** From a frame's capture to its arrival here, milliseconds, by the server's clock. */
    readonly latencyMs = new RollingPercentile(LATENCY_FRAMES);
    readonly #client: LiveClient;
    readonly #frames: Subscription;
    #heatSubscription: Subscription | undefined;
    #heatChoice: HeatChoice | undefined;
    #heatRevision = 0;
    #rows: RowReader | undefined;
    #feed: FeedState | undefined;
    #passedOver = 0;
    #refusal: string | undefined;
    #held: Scene | undefined;

    constructor(client: LiveClient, matchId: number) {
        this.#client = client;
        this.matchId = matchId;
        this.#frames = client.subscribe(
            framesChannel(matchId),
            { policy: 'latest', rate: [60, 1], fields: TRACK_FIELDS },
            {
                onSubscribed: (message, goesOn) => {
                    this.#refusal = undefined;
                    if (!goesOn) {
                        this.delayLine.reset();
                        if (this.#held === undefined) {
                            this.trails.clear();
                        }
                        this.latencyMs.clear();
                    }
                    this.delayLine.onHeldBack(message.effective.delayMs);
                    this.#rows = new RowReader(message.row ?? TRACK_FIELDS);
                    if (message.timeline !== undefined) {
                        this.delayLine.onTimeline(message.timeline, client.clock.offsetUs, machineNowUs());
                    }
                },
                onMessage: (message) => this.#onFrames(message),
                onRefused: (message) => {
                    this.#refusal = message.message;
                },
            },
        );
    }

    /** The feed's state as the last heartbeat said it. */
    get feed(): FeedState | undefined {
        return this.#feed;
    }

    /** Grows whenever the heat map changed. */
    get heatRevision(): number {
        return this.#heatRevision;
    }

    /** Frames that the server passed over for this client. */
    get passedOver(): number {
        return this.#passedOver;
    }

    /** Why the server does not send this match's frames; `undefined` while it does. */
    get refusal(): string | undefined {
        return this.#refusal;
    }

    onHeartbeat(message: HeartbeatMessage): void {
        this.#feed = message.feed[this.matchId] ?? this.#feed;
        const timeline = message.timeline[this.matchId];
        if (timeline !== undefined) {
            this.delayLine.onTimeline(timeline, this.#client.clock.offsetUs, machineNowUs());
        }
    }

    onClockOffset(): void {
        this.delayLine.onClockOffset(this.#client.clock.offsetUs, machineNowUs());
    }

    /** What to draw at an instant of this machine's clock: the scene that is held, or the delay line's. */
    scene(nowUs: Microseconds): Scene {
        return this.#held ?? this.delayLine.scene(nowUs);
    }

    /** Holds the scene of an instant, with its trails, until {@link release}. Does nothing while one is held. */
    hold(nowUs: Microseconds): void {
        this.#held ??= this.delayLine.scene(nowUs);
    }

    /** Goes on where the match is now; trails begin anew. */
    release(): void {
        if (this.#held !== undefined) {
            this.#held = undefined;
            this.trails.clear();
        }
    }

    /** Chooses which heat map to receive; `undefined` for none. Does nothing when it is the present one. */
    watchHeat(choice: HeatChoice | undefined): void {
        if (choice?.scope === this.#heatChoice?.scope && choice?.window === this.#heatChoice?.window) {
            return;
        }
        this.#heatChoice = choice;
        this.#heatSubscription?.cancel();
        this.#heatSubscription = undefined;
        this.#clearHeat();
        if (choice !== undefined) {
            const subscription = this.#client.subscribe(
                heatChannel(this.matchId, choice.scope, choice.window),
                {},
                {
                    onSubscribed: () => undefined,
                    onMessage: (message) => this.#onHeat(message, subscription),
                    onRefused: () => this.#clearHeat(),
                },
            );
            this.#heatSubscription = subscription;
        }
    }

    close(): void {
        this.#frames.cancel();
        this.#heatSubscription?.cancel();
    }

    #onFrames(message: StreamMessage): void {
        if (message.t === 'frame') {
            this.#onFrame(message);
        } else if (message.t === 'gap') {
            this.#onGap(message);
        }
    }

    #onFrame(message: FrameMessage): void {
        const frame = this.#rows?.frame(message);
        if (frame === undefined) {
            return;
        }
        const nowUs = machineNowUs();
        const latenessMs = this.delayLine.onFrame(frame, nowUs);
        if (latenessMs !== undefined) {
            if (this.#held === undefined) {
                this.trails.onFrame(frame);
            }
            const replayed = this.delayLine.timeline?.mode === 'replay';
            const ageMs = (nowUs + this.#client.clock.offsetUs - frame.tsUs) / 1000;
            this.latencyMs.record(replayed ? latenessMs : ageMs);
        }
    }

    #onGap(message: GapMessage): void {
        if (message.why === 'conflated') {
            this.#passedOver += message.to - message.from + 1;
        }
    }

    #onHeat(message: StreamMessage, subscription: Subscription): void {
        if (message.t === 'snap') {
            this.heat.onSnap(message);
        } else if (message.t !== 'patch') {
            return;
        } else if (this.heat.onPatch(message) === 'base-mismatch') {
            subscription.renew();
            return;
        }
        this.#heatRevision++;
    }

    #clearHeat(): void {
        this.heat.clear();
        this.#heatRevision++;
    }
}
