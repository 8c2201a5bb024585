import type { Microseconds, Timeline } from './messages.ts';

const SLEW_SECONDS = 1;
const JUMP_US = 250_000;

/**
 * Media time by this machine's clock. Each `timeline` and each better estimate of the server's clock moves it a little;
 * small moves are spread over about a second, so that nothing on the pitch starts or stops because of a clock, and media
 * time never runs backwards. A move of more than a quarter of a second, or another rate, is taken at once.
 */
export class MediaClock {
    #timeline: Timeline | undefined;
    #offsetUs = 0;
    #correctionUs = 0;
    #anchoredUs = 0;

    /** The timeline in force; `undefined` before the first. */
    get timeline(): Timeline | undefined {
        return this.#timeline;
    }

    /**
     * Takes a timeline.
     *
     * @param serverOffsetUs - server time minus this machine's time
     * @param nowUs - this machine's time
     */
    anchor(timeline: Timeline, serverOffsetUs: number, nowUs: Microseconds): void {
        const before = this.#timeline;
        const wasUs = before === undefined ? undefined : this.mediaUsAt(nowUs);
        this.#timeline = timeline;
        this.#offsetUs = serverOffsetUs;
        this.#correctionUs = 0;
        this.#anchoredUs = nowUs;
        if (wasUs !== undefined && before?.rate === timeline.rate && before.mode === timeline.mode) {
            const stepUs = wasUs - this.mediaUsAt(nowUs);
            this.#correctionUs = Math.abs(stepUs) < JUMP_US * timeline.rate ? stepUs : 0;
        }
    }

    /** Takes a better estimate of the server's clock. */
    onClockOffset(serverOffsetUs: number, nowUs: Microseconds): void {
        if (this.#timeline !== undefined) {
            this.anchor(this.#timeline, serverOffsetUs, nowUs);
        }
    }

    /** Forgets the timeline: another run of the match. */
    reset(): void {
        this.#timeline = undefined;
        this.#correctionUs = 0;
    }

    /** Media time at an instant of this machine's clock; that instant itself while there is no timeline. */
    mediaUsAt(nowUs: Microseconds): Microseconds {
        if (this.#timeline === undefined) {
            return nowUs;
        }
        const { mediaUs, atUs, rate } = this.#timeline;
        const elapsedSeconds = Math.max(0, nowUs - this.#anchoredUs) / 1e6;
        const correctionUs = this.#correctionUs * Math.exp(-elapsedSeconds / SLEW_SECONDS);
        return mediaUs + (nowUs + this.#offsetUs - atUs) * rate + correctionUs;
    }
}
