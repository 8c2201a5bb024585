import { describe, expect, it } from 'vitest';
import { ClockOffset } from './clock-offset.ts';
import { lehmer } from './testing/lehmer.ts';

/** An exchange with a server whose clock is ahead by `offset`, over a way of `out` and back of `back` microseconds. */
function exchange(clock: ClockOffset, sentUs: number, offset: number, out: number, back: number): void {
    const t1 = sentUs + out + offset;
    const t2 = t1 + 30;
    clock.onExchange(sentUs, t1, t2, t2 - offset + back);
}

describe('the server clock', () => {
    it('should be 0 ahead while nothing is known', () => {
        const clock = new ClockOffset();
        expect(clock.offsetUs).toBe(0);
        expect(clock.rttUs).toBeUndefined();
    });

    it('should be guessed from hello until a ping was answered', () => {
        const clock = new ClockOffset();
        clock.onServerTime(5_000_000, 4_000_000);
        expect(clock.offsetUs).toBe(1_000_000);
        exchange(clock, 0, 250, 100, 100);
        expect(clock.offsetUs).toBe(250);
    });

    it('should be exact over a way that takes as long out as back', () => {
        const clock = new ClockOffset();
        // t0 = 1000, t1 = 1000 + 400 - 7000, t2 = t1 + 30, t3 = 1000 + 400 + 30 + 400: offset -7000, round trip 800.
        exchange(clock, 1000, -7000, 400, 400);
        expect(clock.offsetUs).toBe(-7000);
        expect(clock.rttUs).toBe(800);
    });

    it('should be found within the shortest round trip though queues delay the way back', () => {
        const random = lehmer(20260101);
        const clock = new ClockOffset();
        const offset = 123_456;
        let sumOfErrors = 0;
        for (let ping = 0; ping < 16; ping++) {
            const out = 200 + random() * 300;
            const back = 200 + random() ** 3 * 40_000;
            exchange(clock, ping * 2_000_000, offset, out, back);
            sumOfErrors += Math.abs((out - back) / 2);
        }
        const error = Math.abs(clock.offsetUs - offset);
        expect(error).toBeLessThanOrEqual((clock.rttUs ?? 0) / 2);
        expect(error).toBeLessThan(500);
        expect(sumOfErrors / 16).toBeGreaterThan(1000);
    });

    it('should follow a server clock that was set', () => {
        const clock = new ClockOffset();
        exchange(clock, 0, 1000, 50, 50);
        exchange(clock, 1000, 9000, 400, 400);
        expect(clock.offsetUs).toBe(9000);
    });

    it('should ignore an exchange that cannot have happened', () => {
        const clock = new ClockOffset();
        clock.onExchange(1000, 5000, 5010, 900);
        clock.onExchange(1000, 5010, 5000, 2000);
        clock.onExchange(1000, Number.NaN, 5000, 2000);
        expect(clock.rttUs).toBeUndefined();
    });
});
