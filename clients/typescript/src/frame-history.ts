import type { Microseconds } from './messages.ts';
import type { TrackFrame } from './track-frame.ts';

/** The two frames around an instant. */
export interface Bracket {
    readonly before: TrackFrame | undefined;
    readonly after: TrackFrame | undefined;
}

/** Beyond what a delay needs, in microseconds of media time. */
const SPARE_US = 5_000_000;

/** The newest frames of a stream in the order of their times; the oldest falls out when it is no longer needed. */
export class FrameHistory {
    #frames: TrackFrame[] = [];
    #keptUs = SPARE_US;

    /** Keeps frames so far back from the newest, in microseconds of media time, and a little more. */
    keep(us: number): void {
        this.#keptUs = us + SPARE_US;
    }

    /** @returns whether the frame was taken; one that is not newer than the newest is not */
    add(frame: TrackFrame): boolean {
        const newest = this.newest;
        if (newest !== undefined && (frame.tsUs <= newest.tsUs || frame.seq <= newest.seq)) {
            return false;
        }
        this.#frames.push(frame);
        let old = 0;
        while (frame.tsUs - (this.#frames[old]?.tsUs ?? frame.tsUs) > this.#keptUs) {
            old++;
        }
        if (old > 0) {
            this.#frames.splice(0, old);
        }
        return true;
    }

    clear(): void {
        this.#frames = [];
    }

    get newest(): TrackFrame | undefined {
        return this.#frames.at(-1);
    }

    /** The median time between the last frames in microseconds of media time; `undefined` with fewer than two. */
    get intervalUs(): number | undefined {
        const last = this.#frames.slice(-10);
        const steps = last.slice(1).map((frame, i) => frame.tsUs - (last[i]?.tsUs ?? frame.tsUs));
        return steps.sort((a, b) => a - b)[steps.length >> 1];
    }

    /** The last frame at or before an instant, and the first after it. */
    around(tsUs: Microseconds): Bracket {
        let low = 0;
        let high = this.#frames.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if ((this.#frames[middle]?.tsUs ?? 0) <= tsUs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return { before: this.#frames[low - 1], after: this.#frames[low] };
    }
}
