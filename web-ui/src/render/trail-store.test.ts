import type { TrackFrame, TrackQuality } from 'touchline-client';
import { describe, expect, it } from 'vitest';
import { TRAIL_US, TrailStore } from './trail-store.ts';

function frame(tsUs: number, quality: TrackQuality = 'live'): TrackFrame {
    const object = { objectId: 7, x: tsUs / 1e6, y: 0, z: 0, vx: 0, vy: 0, quality, ageMs: 0, distance: 0 };
    return { seq: tsUs, tsUs, clock: { period: 0, ms: 0, running: false }, objects: new Map([[7, object]]) };
}

describe('trails', () => {
    it('should keep one point in 80 ms', () => {
        const trails = new TrailStore();
        for (let n = 0; n <= 10; n++) {
            trails.onFrame(frame(n * 40_000));
        }
        expect(trails.of(7).map(({ tsUs }) => tsUs / 1000)).toEqual([0, 80, 160, 240, 320, 400]);
    });

    it('should forget what is older than a trail', () => {
        const trails = new TrailStore();
        trails.onFrame(frame(0));
        trails.onFrame(frame(TRAIL_US));
        expect(trails.of(7).length).toBe(2);
        trails.onFrame(frame(TRAIL_US + 80_000));
        expect(trails.of(7)[0]?.tsUs).toBe(TRAIL_US);
    });

    it('should not take positions that are stale', () => {
        const trails = new TrailStore();
        trails.onFrame(frame(0, 'stale'));
        expect(trails.of(7)).toEqual([]);
    });
});
