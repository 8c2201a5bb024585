import { describe, expect, it } from 'vitest';
import { Backoff, RECONNECT_BACKOFF } from './backoff.ts';

describe('the wait before another attempt', () => {
    it('should double its ceiling from twice the least to the most', () => {
        const backoff = new Backoff(RECONNECT_BACKOFF, () => 1);
        const waits = Array.from({ length: 6 }, () => backoff.nextMs());
        expect(waits).toEqual([500, 1000, 2000, 4000, 5000, 5000]);
    });

    it('should never be shorter than the least', () => {
        const backoff = new Backoff(RECONNECT_BACKOFF, () => 0);
        expect(Array.from({ length: 6 }, () => backoff.nextMs())).toEqual(Array(6).fill(250));
    });

    it('should lie between the least and the ceiling by chance', () => {
        const backoff = new Backoff({ minMs: 100, maxMs: 1000 }, () => 0.25);
        expect(backoff.nextMs()).toBe(125);
        expect(backoff.nextMs()).toBe(175);
    });

    it('should be short again after a success', () => {
        const backoff = new Backoff(RECONNECT_BACKOFF, () => 1);
        backoff.nextMs();
        backoff.nextMs();
        backoff.reset();
        expect(backoff.nextMs()).toBe(500);
    });
});
