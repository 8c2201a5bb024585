import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { callbackGuard } from './callback-guard.ts';
import type { StreamMessage, SubscriptionRefusedMessage, Timeline } from './messages.ts';
import { type Subscription, SubscriptionTable } from './subscription-table.ts';

const EVENTS = 'match/1/events';
/** By how much this machine's clock is behind the server's. */
const OFFSET_US = 3_000_000;
const START_MS = 1_750_000_000_000;
const START_US = START_MS * 1000 + OFFSET_US;
const LIVE: Timeline = { mode: 'live', mediaUs: START_US, atUs: START_US, rate: 1 };
const DELAY_MS = 8000;

describe('events of a delayed subscription', () => {
    let table: SubscriptionTable;
    let told: string[];
    let subscription: Subscription;

    beforeEach(() => {
        vi.useFakeTimers({ now: START_MS });
        told = [];
        const time = { nowUs: () => Date.now() * 1000, offsetUs: () => OFFSET_US };
        table = new SubscriptionTable(
            () => undefined,
            time,
            callbackGuard((error) => expect.fail(String(error))),
        );
        table.onReady();
        subscription = table.add(
            EVENTS,
            { delayMs: DELAY_MS },
            {
                onSubscribed: (message, goesOn) => told.push(`subok ${message.stream} ${goesOn}`),
                onMessage: (message: StreamMessage) => told.push(`${message.t} ${'seq' in message ? message.seq : ''}`),
                onRefused: (message: SubscriptionRefusedMessage) => told.push(`suberr ${message.code}`),
            },
        );
    });

    afterEach(() => {
        vi.useRealTimers();
    });

    function subok(stream: number, timeline: Timeline, delayMs = DELAY_MS): void {
        const effective = { rate: null, policy: 'all', delayMs } as const;
        table.onMessage({ t: 'subok', id: 1, stream, epoch: 1, seq: 0, effective, row: [], timeline });
    }

    /** An event so long after the start. */
    function event(stream: number, seq: number, tsMs: number): void {
        const tsUs = START_US + tsMs * 1000;
        table.onMessage({ t: 'event', stream, seq, tsUs, kind: 'pass', severity: 'info', data: {} });
    }

    it('should be told when they are due, though the server sent them before and is gone', () => {
        subok(3, LIVE);
        vi.advanceTimersByTime(2000);
        event(3, 1, 0);
        event(3, 2, 1500);
        table.onEnd();
        expect(told).toEqual(['subok 3 false']);

        // Two of the eight seconds are over.
        vi.advanceTimersByTime(5999);
        expect(told).toHaveLength(1);
        vi.advanceTimersByTime(1);
        expect(told).toEqual(['subok 3 false', 'event 1']);
        vi.advanceTimersByTime(1499);
        expect(told).toHaveLength(2);
        vi.advanceTimersByTime(1);
        expect(told).toEqual(['subok 3 false', 'event 1', 'event 2']);
    });

    it('should be told at once when they come in time', () => {
        subok(3, LIVE);
        vi.advanceTimersByTime(DELAY_MS);
        event(3, 1, 0);
        expect(told).toEqual(['subok 3 false', 'event 1']);
        expect(vi.getTimerCount()).toBe(0);
    });

    it('should be told at once without a delay', () => {
        subok(3, LIVE, 0);
        event(3, 1, 0);
        expect(told).toEqual(['subok 3 false', 'event 1']);
    });

    it('should be followed by what came after them, and be known to the next server', () => {
        subok(3, LIVE);
        event(3, 1, 0);
        expect(table.resumePoints()).toEqual([{ id: 1, seq: 1, epoch: 1 }]);
        table.onEnd();
        table.onReady();
        subok(9, LIVE);
        event(9, 1, 0);
        table.onMessage({ t: 'gap', stream: 9, from: 2, to: 2, why: 'expired' });
        table.onMessage({ t: 'suberr', id: 1, code: 'unknown-match', message: 'match has ended: id=1' });
        expect(told).toEqual(['subok 3 false']);
        vi.advanceTimersByTime(DELAY_MS);
        expect(told.slice(1)).toEqual(['event 1', 'subok 9 true', 'gap ', 'suberr unknown-match']);
    });

    it('should go by the media time of a replay, as the newest heartbeat says it', () => {
        const replay = { mode: 'replay', mediaUs: START_US - 60_000_000, atUs: START_US, rate: 2 } as const;
        subok(3, LIVE);
        table.onMessage({ t: 'hb', nowUs: START_US, feed: {}, lastTsUs: {}, timeline: { '1': replay }, head: {} });
        event(3, 1, -61_000);
        // One second of the eight is over, and seven go by in three and a half.
        vi.advanceTimersByTime(3499);
        expect(told).toHaveLength(1);
        vi.advanceTimersByTime(1);
        expect(told).toEqual(['subok 3 false', 'event 1']);
    });

    it('should wait no longer than their delay, whatever a timeline says', () => {
        subok(3, { ...LIVE, mediaUs: START_US - 3_600_000_000 });
        event(3, 1, 0);
        vi.advanceTimersByTime(DELAY_MS);
        expect(told).toEqual(['subok 3 false', 'event 1']);
    });

    it('should not be told once the subscription has ended', () => {
        subok(3, LIVE);
        event(3, 1, 0);
        subscription.cancel();
        vi.advanceTimersByTime(DELAY_MS);
        expect(told).toEqual(['subok 3 false']);
    });
});
