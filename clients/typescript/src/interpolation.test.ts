import { describe, expect, it } from 'vitest';
import { between, extrapolate } from './interpolation.ts';

describe('between two frames', () => {
    it('should meet both positions', () => {
        expect(between(3, 1, 4, 2, 0, 0.5)).toBe(3);
        expect(between(3, 1, 4, 2, 1, 0.5)).toBe(4);
    });

    it('should draw a constant acceleration exactly', () => {
        // x = t^2 with a = 2: at t = 1, x = 1, v = 2; at t = 3, x = 9, v = 6; half way, at t = 2, x = 4.
        expect(between(1, 2, 9, 6, 0.5, 2)).toBeCloseTo(4, 12);
    });

    it('should meet both velocities', () => {
        const step = 1e-6;
        const slope = (share: number) =>
            (between(0, 1, 0.2, 3, share + step, 0.1) - between(0, 1, 0.2, 3, share - step, 0.1)) / (2 * step * 0.1);
        expect(slope(0)).toBeCloseTo(1, 3);
        expect(slope(1)).toBeCloseTo(3, 3);
    });

    it('should go straight without velocities', () => {
        expect(between(0, undefined, 10, 5, 0.25, 1)).toBe(2.5);
    });

    it('should go straight when the velocities contradict the way', () => {
        // 20 m in 40 ms is 500 m/s, the player ran at 5 m/s: an identity swapped. No overshoot.
        expect(between(0, 5, 20, 5, 0.5, 0.04)).toBe(10);
    });
});

describe('after the last frame', () => {
    const object = { objectId: 1, x: 1, y: 2, z: 0, quality: 'live', ageMs: 0, distance: 0 } as const;

    it('should go on with the velocity', () => {
        expect(extrapolate({ ...object, vx: 4, vy: -2 }, 0.1)).toEqual({ x: 1.4, y: 1.8, z: 0 });
    });

    it('should hold without one', () => {
        expect(extrapolate({ ...object, vx: undefined, vy: undefined }, 0.1)).toEqual({ x: 1, y: 2, z: 0 });
    });
});
