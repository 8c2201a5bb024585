import { RollingPercentile } from './rolling-percentile.ts';

const LEAST_MS = 90;
const MOST_MS = 500;
const MARGIN_MS = 10;
const INTERVALS = 1.25;
const GROW_MS_PER_FRAME = 4;
const SHRINK_MS_PER_FRAME = 0.5;

/**
 * How far behind media time to draw, so that there is nearly always a frame on either side: the lateness that 95 % of
 * the frames keep, one and a quarter frame intervals and a margin, between 90 and 500 ms. It moves by little steps, and
 * faster up than down. All in milliseconds of this machine's time.
 */
export class RenderDelay {
    readonly #lateness = new RollingPercentile(128);
    #delayMs = LEAST_MS;

    get ms(): number {
        return this.#delayMs;
    }

    /**
     * A frame came.
     *
     * @param latenessMs - media time at its arrival minus its own
     * @param intervalMs - between frames, by their own times
     */
    onFrame(latenessMs: number, intervalMs: number): void {
        this.#lateness.record(latenessMs);
        const lateMs = Math.max(0, this.#lateness.at(0.95) ?? 0);
        const wantedMs = Math.min(MOST_MS, Math.max(LEAST_MS, lateMs + INTERVALS * intervalMs + MARGIN_MS));
        const stepMs = wantedMs - this.#delayMs;
        this.#delayMs += Math.min(GROW_MS_PER_FRAME, Math.max(-SHRINK_MS_PER_FRAME, stepMs));
    }

    reset(): void {
        this.#lateness.clear();
        this.#delayMs = LEAST_MS;
    }
}
