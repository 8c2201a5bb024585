import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveClient, type LiveClientListener, type LiveState } from './live-client.ts';
import type { LiveClientContext } from './live-client-context.ts';
import { type FakeSocket, fakeSockets, newest } from './testing/fake-socket.ts';
import { RecordingListener } from './testing/recording-listener.ts';

const FAULT = new Error('of the page');

describe('callbacks of the live client', () => {
    let opened: FakeSocket[];
    let faults: unknown[];

    beforeEach(() => {
        vi.useFakeTimers();
        opened = [];
        faults = [];
    });

    afterEach(() => {
        vi.useRealTimers();
    });

    function clientOf(listener: LiveClientListener, context: Partial<LiveClientContext> = {}): LiveClient {
        const onFault = (error: unknown) => faults.push(error);
        return new LiveClient({ servers: ['ws://main'], ...fakeSockets(opened), onFault, ...context }, listener);
    }

    const fail = () => {
        throw FAULT;
    };

    it('should not keep it from coming back and subscribing when they throw', () => {
        const client = clientOf({ onState: fail, onHeartbeat: fail, onControl: fail, onClockOffset: fail });
        client.subscribe('match/1/events', {}, new RecordingListener());
        client.start();
        newest(opened).greet();
        newest(opened).hear({ t: 'hb', nowUs: 0, feed: {}, lastTsUs: {}, timeline: {}, head: {} });
        newest(opened).hear({ t: 'ctl', command: 'clear' });
        newest(opened).hear({ t: 'pong', n: 1, t0: 0, t1: 0, t2: 0 });
        newest(opened).end(1006);
        vi.advanceTimersByTime(500);
        expect(opened).toHaveLength(2);
        newest(opened).greet();
        expect(newest(opened).sentOf('sub')).toHaveLength(1);
        // Connecting, ready, three others, lost, ready.
        expect(faults).toEqual(Array(7).fill(FAULT));
    });

    it('should not keep it from telling the operator next time, and a token that cannot be had is a failed attempt', () => {
        const stats = vi.fn(fail as () => undefined);
        const token = vi.fn((): string | undefined => undefined);
        const client = clientOf({}, { stats, token });
        client.start();
        newest(opened).greet();
        vi.advanceTimersByTime(2000);
        expect(stats).toHaveBeenCalledTimes(2);
        expect(faults).toEqual([FAULT, FAULT]);
        newest(opened).end(1006);
        vi.advanceTimersByTime(500);
        token.mockImplementationOnce(fail);
        newest(opened).hello();
        expect(client.state).toMatchObject({ kind: 'lost', reason: FAULT.message });
        vi.advanceTimersByTime(5000);
        expect(opened).toHaveLength(3);
    });

    it.each(['connecting', 'ready', 'lost', 'refused'] as const)('should stop it from onState: %s', (kind) => {
        const states: LiveState['kind'][] = [];
        const client = clientOf({
            onState: (state) => {
                states.push(state.kind);
                if (state.kind === kind) {
                    client.stop();
                }
            },
        });
        client.subscribe('match/1/events', {}, new RecordingListener());
        client.start();
        opened[0]?.greet();
        opened[0]?.end(kind === 'refused' ? 4401 : 1006);
        vi.advanceTimersByTime(60_000);
        expect(states.at(-1)).toBe('stopped');
        expect(opened).toHaveLength(kind === 'connecting' ? 0 : 1);
        expect(vi.getTimerCount()).toBe(0);
        expect(opened[0]?.sentOf('sub') ?? []).toHaveLength(kind === 'lost' || kind === 'refused' ? 1 : 0);
    });

    it('should start it anew from onState: stopped', () => {
        let again = true;
        const client = clientOf({
            onState: ({ kind }) => {
                if (kind === 'stopped' && again) {
                    again = false;
                    client.start();
                }
            },
        });
        client.start();
        client.stop();
        expect(opened).toHaveLength(2);
        newest(opened).greet();
        expect(client.state.kind).toBe('ready');
    });
});
