import { beforeEach, describe, expect, it } from 'vitest';
import { Backoff, RECONNECT_BACKOFF } from './backoff.ts';
import { ServerRound } from './server-round.ts';

describe('the round of the servers', () => {
    let round: ServerRound;

    beforeEach(() => {
        // The longest waits that may be drawn: 500, 1000, 2000, 4000, 5000 ms.
        round = new ServerRound(2, new Backoff(RECONNECT_BACKOFF, () => 1));
    });

    it('should go to the next at once while there is one that was not tried, then wait longer and longer', () => {
        const waits = Array.from({ length: 7 }, () => round.onLost(0, 0));
        expect(waits).toEqual([0, 500, 1000, 2000, 4000, 5000, 5000]);
        expect(round.server).toBe(1);
    });

    it('should wait longer and longer also when each of them lets the client in and closes within five seconds', () => {
        const waits = [4, 8, 12, 16].map((seconds) => {
            round.onReady((seconds - 4) * 1e6 + 1);
            return round.onLost(seconds * 1e6, 0);
        });
        expect(waits).toEqual([0, 500, 1000, 2000]);
    });

    it('should go to the next at once again when a connection was ready for five seconds', () => {
        round.onLost(0, 0);
        round.onLost(0, 0);
        round.onReady(0);
        expect(round.onLost(5_000_000, 0)).toBe(0);
        expect(round.onLost(5_000_000, 0)).toBe(500);
    });

    it('should wait as long as a server asks for, within the bounds', () => {
        round.onLost(0, 0);
        expect(round.onLost(0, 3000)).toBe(3000);
        expect(round.onLost(0, 60_000)).toBe(5000);
    });

    it('should be refused when every server has refused since one let the client in', () => {
        expect(round.onRefused()).toBe(false);
        expect(round.onRefused()).toBe(false);
        round.onLost(0, 0);
        round.onReady(0);
        expect(round.onRefused()).toBe(false);
        round.onLost(0, 0);
        expect(round.onRefused()).toBe(true);
    });

    it('should know nothing of the past when its user begins anew', () => {
        round.onRefused();
        round.onLost(0, 0);
        round.begin();
        expect(round.onRefused()).toBe(false);
        expect(round.onLost(0, 0)).toBe(0);
    });
});
