import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveClient } from './live-client.ts';
import { type FakeSocket, fakeSockets, newest } from './testing/fake-socket.ts';

const HEARTBEAT_MS = 1000;
/** Three heartbeats, of one server. */
const SILENCE_MS = 3000;
const GRACE_MS = 250;
const heartbeat = { t: 'hb', nowUs: 0, feed: {}, lastTsUs: {}, timeline: {}, head: {} };

describe('a connection of the live client', () => {
    let opened: FakeSocket[];
    let client: LiveClient;

    beforeEach(() => {
        vi.useFakeTimers();
        opened = [];
        client = new LiveClient({ servers: ['ws://main'], ...fakeSockets(opened) });
        client.start();
    });

    afterEach(() => {
        client.stop();
        vi.useRealTimers();
    });

    it('should read what has arrived before it takes the server for silent', () => {
        newest(opened).greet(HEARTBEAT_MS);
        // As when this program was busy all the while: the timer goes first, what waits in the socket follows.
        vi.advanceTimersByTime(SILENCE_MS);
        expect(client.state.kind).toBe('ready');
        newest(opened).hear(heartbeat);
        vi.advanceTimersByTime(SILENCE_MS + GRACE_MS - 1);
        expect(client.state.kind).toBe('ready');
        vi.advanceTimersByTime(1);
        expect(client.state).toMatchObject({ kind: 'lost', reason: `silent for ${SILENCE_MS} ms` });
    });

    it('should leave the clock as it was known until the next server says its time', () => {
        const aheadUs = 3_600_000_000;
        newest(opened).greet(HEARTBEAT_MS, aheadUs);
        expect(client.clock.offsetUs).toBe(aheadUs);
        newest(opened).end(1006);
        expect(client.clock.offsetUs).toBe(aheadUs);
        vi.advanceTimersByTime(500);
        expect(opened).toHaveLength(2);
        expect(client.clock.offsetUs).toBe(aheadUs);
        newest(opened).end(1006);
        vi.advanceTimersByTime(1000);
        expect(client.clock.offsetUs).toBe(aheadUs);
        newest(opened).hello(HEARTBEAT_MS, 7);
        expect(client.clock.offsetUs).toBe(7);
    });

    it.each([
        ['hb without a timeline', { t: 'hb', feed: {}, lastTsUs: {}, head: {} }],
        ['hb with a timeline of nothing', { ...heartbeat, timeline: { 1: null } }],
        ['subok without what is effective', { t: 'subok', id: 1, stream: 3, epoch: 1, seq: 0 }],
        ['frame without rows', { t: 'frame', stream: 3, seq: 1, tsUs: 1 }],
        ['event with a seq in quotes', { t: 'event', stream: 3, seq: '1', tsUs: 1, kind: 'pass', data: {} }],
        ['gap without an end', { t: 'gap', stream: 3, from: 1, why: 'expired' }],
    ])('should end when the server sends what is no message of its kind: %s', (_, message) => {
        client.subscribe('match/1/events', {}, { onSubscribed() {}, onMessage() {}, onRefused() {} });
        newest(opened).greet();
        newest(opened).hear(message);
        expect(client.state).toMatchObject({ kind: 'lost', reason: 'the server sent what is not a message' });
        vi.advanceTimersByTime(500);
        newest(opened).greet();
        expect(client.state.kind).toBe('ready');
    });

    it('should let go of a socket whose other side does not answer its closing', () => {
        newest(opened).greet();
        client.stop();
        vi.advanceTimersByTime(999);
        expect(newest(opened).terminated).toBe(false);
        vi.advanceTimersByTime(1);
        expect(newest(opened).terminated).toBe(true);
        expect(vi.getTimerCount()).toBe(0);
    });

    it('should not let go of a socket that was closed in time', () => {
        newest(opened).greet();
        client.stop();
        newest(opened).end(1000);
        expect(vi.getTimerCount()).toBe(0);
        expect(newest(opened).terminated).toBe(false);
    });
});
