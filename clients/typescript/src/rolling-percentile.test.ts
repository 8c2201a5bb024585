import { describe, expect, it } from 'vitest';
import { RollingPercentile } from './rolling-percentile.ts';

describe('a rolling percentile', () => {
    it('should be the nearest rank', () => {
        const values = new RollingPercentile(100);
        for (let value = 100; value >= 1; value--) {
            values.record(value);
        }
        expect([values.at(0.5), values.at(0.99), values.at(1)]).toEqual([50, 99, 100]);
    });

    it('should forget the oldest', () => {
        const values = new RollingPercentile(2);
        for (const value of [9, 1, 2]) {
            values.record(value);
        }
        expect(values.at(1)).toBe(2);
    });

    it('should be unknown when empty, and ignore what is not a number', () => {
        const values = new RollingPercentile(2);
        values.record(Number.NaN);
        expect(values.at(0.5)).toBeUndefined();
    });
});
