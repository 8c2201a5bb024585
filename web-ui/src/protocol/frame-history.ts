import type { Microseconds } from './messages.ts';
import type { TrackFrame } from './track-frame.ts';

/** The two frames around an instant. */
export interface Bracket {
    readonly before: TrackFrame | undefined;
    readonly after: TrackFrame | undefined;
}

/** The newest frames of a stream in the order of their times; the oldest falls out when it is full. */
export class FrameHistory {
    readonly #capacity: number;
    #frames: TrackFrame[] = [];

    constructor(capacity = 256) {
        this.#capacity = capacity;
    }

    /** @returns whether the frame was taken; one that is not newer than the newest is not */
    add(frame: TrackFrame): boolean {
        const newest = this.newest;
        if (newest !== undefined && (frame.tsUs <= newest.tsUs || frame.seq <= newest.seq)) {
            return false;
        }
        this.#frames.push(frame);
        if (this.#frames.length > this.#capacity) {
            this.#frames.shift();
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
        for (let i = this.#frames.length - 1; i >= 0; i--) {
            const frame = this.#frames[i];
            if (frame !== undefined && frame.tsUs <= tsUs) {
                return { before: frame, after: this.#frames[i + 1] };
            }
        }
        return { before: undefined, after: this.#frames[0] };
    }
}
