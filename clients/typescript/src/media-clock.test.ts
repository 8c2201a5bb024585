import { describe, expect, it } from 'vitest';
import { MediaClock } from './media-clock.ts';
import type { Timeline } from './messages.ts';

const live = (mediaUs: number, atUs: number): Timeline => ({ mode: 'live', mediaUs, atUs, rate: 1 });

describe('media time', () => {
    it('should be this machine’s time without a timeline', () => {
        expect(new MediaClock().mediaUsAt(42)).toBe(42);
    });

    it('should run from the timeline at its rate, by the server’s clock', () => {
        const clock = new MediaClock();
        clock.anchor({ mode: 'replay', mediaUs: 1_000_000, atUs: 500_000, rate: 2 }, 100_000, 400_000);
        // At 400 000 here it is 500 000 there: media 1 000 000. 30 000 later here: 60 000 later in the media.
        expect(clock.mediaUsAt(400_000)).toBe(1_000_000);
        expect(clock.mediaUsAt(430_000)).toBe(1_060_000);
    });

    it('should take a small step slowly and never run backwards', () => {
        const clock = new MediaClock();
        clock.anchor(live(0, 0), 0, 0);
        clock.anchor(live(980_000, 1_000_000), 0, 1_000_000);
        expect(clock.mediaUsAt(1_000_000)).toBe(1_000_000);
        let before = clock.mediaUsAt(1_000_000);
        for (let us = 1_010_000; us <= 9_000_000; us += 10_000) {
            const now = clock.mediaUsAt(us);
            expect(now).toBeGreaterThan(before);
            before = now;
        }
        expect(clock.mediaUsAt(9_000_000)).toBeCloseTo(8_980_000, -2);
    });

    it('should take a large step, another rate and another mode at once', () => {
        const clock = new MediaClock();
        clock.anchor(live(0, 0), 0, 0);
        clock.anchor(live(5_000_000, 1_000_000), 0, 1_000_000);
        expect(clock.mediaUsAt(1_000_000)).toBe(5_000_000);
        clock.anchor({ mode: 'replay', mediaUs: 5_010_000, atUs: 1_000_000, rate: 4 }, 0, 1_000_000);
        expect(clock.mediaUsAt(1_000_000)).toBe(5_010_000);
    });

    it('should take a better estimate of the server’s clock slowly too', () => {
        const clock = new MediaClock();
        clock.anchor(live(0, 0), 0, 0);
        clock.onClockOffset(4000, 1000);
        expect(clock.mediaUsAt(1000)).toBe(1000);
        expect(clock.mediaUsAt(20_001_000)).toBeCloseTo(20_005_000, 0);
    });
});
