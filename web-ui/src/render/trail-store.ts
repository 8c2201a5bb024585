import type { Microseconds, TrackFrame } from 'touchline-client';

/** One point of a trail, metres. */
export interface TrailPoint {
    readonly tsUs: Microseconds;
    readonly x: number;
    readonly y: number;
}

/** How much of the past a trail shows, microseconds of media time. */
export const TRAIL_US = 8_000_000;
const SPACING_US = 80_000;

/** Where every object was in the last seconds, thinned to one point in 80 ms. */
export class TrailStore {
    readonly #points = new Map<number, TrailPoint[]>();

    onFrame(frame: TrackFrame): void {
        for (const { objectId, x, y, quality } of frame.objects.values()) {
            const points = this.#points.get(objectId) ?? [];
            this.#points.set(objectId, points);
            const last = points.at(-1);
            if (quality !== 'stale' && (last === undefined || frame.tsUs - last.tsUs >= SPACING_US)) {
                points.push({ tsUs: frame.tsUs, x, y });
            }
            while (points[0] !== undefined && points[0].tsUs < frame.tsUs - TRAIL_US) {
                points.shift();
            }
        }
    }

    /** An object's points, oldest first. */
    of(objectId: number): readonly TrailPoint[] {
        return this.#points.get(objectId) ?? [];
    }

    clear(): void {
        this.#points.clear();
    }
}
