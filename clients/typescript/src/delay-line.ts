import { FrameHistory } from './frame-history.ts';
import { extrapolate, interpolate, type Place } from './interpolation.ts';
import { MediaClock } from './media-clock.ts';
import type { MatchClock, Microseconds, Timeline } from './messages.ts';
import { RenderDelay } from './render-delay.ts';
import type { TrackedObject, TrackFrame } from './track-frame.ts';

/** An object as it is to be drawn: its newest published values, and where it is at the scene's instant. */
export interface SceneObject {
    readonly object: TrackedObject;
    readonly place: Place;
}

/** The pitch at one instant. */
export interface Scene {
    /** Media time of the instant. */
    readonly tsUs: Microseconds;
    readonly objects: readonly SceneObject[];
    readonly clock: MatchClock | undefined;
    /** Milliseconds that the instant lies past the newest frame; 0 while there are frames around it. */
    readonly overdueMs: number;
}

/** After the newest frame objects move on for this long, in milliseconds, and then hold. */
export const EXTRAPOLATION_MS = 100;
/** An instant this far past the newest frame is called stale. */
export const STALE_AFTER_MS = 500;

/**
 * Draws a stream of frames as continuous motion: a scene is taken at media time now minus a small delay, or the video's,
 * between the two frames around that instant. Past the newest frame it goes on for 100 ms at most, then holds. Replays at any rate are
 * drawn as live is. One thread.
 */
export class DelayLine {
    readonly #history = new FrameHistory();
    readonly #media = new MediaClock();
    readonly #delay = new RenderDelay();
    #videoMs = 0;
    #heldBackMs = 0;

    get newest(): TrackFrame | undefined {
        return this.#history.newest;
    }

    get timeline(): Timeline | undefined {
        return this.#media.timeline;
    }

    /** The present delay in milliseconds of this machine's time: the video's, or what smooth motion needs if that is more. */
    get delayMs(): number {
        return Math.max(this.#videoMs, this.#heldBackMs + this.#delay.ms);
    }

    /** Draws so far behind media time, as the picture is; 0 for as soon as motion is smooth. In milliseconds. */
    delayBy(videoMs: number): void {
        this.#videoMs = Math.max(0, videoMs);
        this.#keep();
    }

    /** Takes how long the server holds frames back (`subok.effective.delayMs`), in milliseconds. */
    onHeldBack(delayMs: number): void {
        this.#heldBackMs = delayMs;
        this.#keep();
    }

    /** Takes which media time is now. @see MediaClock.anchor */
    onTimeline(timeline: Timeline, serverOffsetUs: number, nowUs: Microseconds): void {
        this.#media.anchor(timeline, serverOffsetUs, nowUs);
        this.#keep();
    }

    /** Takes a better estimate of the server's clock. */
    onClockOffset(serverOffsetUs: number, nowUs: Microseconds): void {
        this.#media.onClockOffset(serverOffsetUs, nowUs);
    }

    /**
     * Takes a frame as it arrives.
     *
     * @returns its lateness in milliseconds (from its capture to now), or `undefined` when it was not taken because it is
     * no newer than the newest
     */
    onFrame(frame: TrackFrame, nowUs: Microseconds): number | undefined {
        if (!this.#history.add(frame)) {
            return undefined;
        }
        const latenessMs = (this.#media.mediaUsAt(nowUs) - frame.tsUs) / 1000 / this.#rate;
        this.#delay.onFrame(latenessMs - this.#heldBackMs, (this.#history.intervalUs ?? 0) / 1000 / this.#rate);
        return latenessMs;
    }

    /** Forgets the frames: the match started anew, or the connection did. */
    reset(): void {
        this.#history.clear();
        this.#media.reset();
        this.#delay.reset();
    }

    /** The scene to draw at an instant of this machine's clock. */
    scene(nowUs: Microseconds): Scene {
        const tsUs = this.#media.mediaUsAt(nowUs) - this.delayMs * 1000 * this.#rate;
        const { before, after } = this.#history.around(tsUs);
        const shown = before ?? after;
        if (shown === undefined) {
            return { tsUs, objects: [], clock: undefined, overdueMs: 0 };
        }
        const overdueUs = after === undefined ? Math.max(0, tsUs - shown.tsUs) : 0;
        const onwardsSeconds = Math.min(overdueUs, EXTRAPOLATION_MS * 1000 * this.#rate) / 1e6;
        const objects = [...shown.objects.values()].map((object) => {
            const next = before === undefined ? undefined : after?.objects.get(object.objectId);
            if (before === undefined || after === undefined || next === undefined) {
                return { object, place: extrapolate(object, before === undefined ? 0 : onwardsSeconds) };
            }
            const spanUs = after.tsUs - before.tsUs;
            return { object, place: interpolate(object, next, (tsUs - before.tsUs) / spanUs, spanUs / 1e6) };
        });
        return { tsUs, objects, clock: shown.clock, overdueMs: overdueUs / 1000 / this.#rate };
    }

    #keep(): void {
        this.#history.keep(this.delayMs * 1000 * this.#rate);
    }

    get #rate(): number {
        const rate = this.#media.timeline?.rate ?? 1;
        return rate > 0 ? rate : 1;
    }
}
