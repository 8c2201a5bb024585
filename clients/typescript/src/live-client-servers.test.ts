import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveClient } from './live-client.ts';
import type { LiveClientContext } from './live-client-context.ts';
import { type FakeSocket, fakeSockets, newest } from './testing/fake-socket.ts';

const MAIN = 'ws://main';
const BACKUP = 'ws://backup';

describe('the servers of a live client', () => {
    let opened: FakeSocket[];

    beforeEach(() => {
        vi.useFakeTimers();
        opened = [];
    });

    afterEach(() => {
        vi.useRealTimers();
    });

    function started(context: Partial<LiveClientContext> = {}): LiveClient {
        const client = new LiveClient({ servers: [MAIN, BACKUP], ...fakeSockets(opened), ...context });
        client.start();
        return client;
    }

    it('should not be stormed when each lets the client in and closes at once', () => {
        started();
        for (let ms = 0; ms < 5000; ms++) {
            if (newest(opened).readyState === 1) {
                newest(opened).greet();
                newest(opened).end(1011);
            }
            vi.advanceTimersByTime(1);
        }
        // At 0, at once, and after 500, 1000 and 2000 ms; the next comes after another 4000.
        expect(opened.map(({ url }) => url)).toEqual([MAIN, BACKUP, MAIN, BACKUP, MAIN]);
    });

    it('should be left for the next one when its address is not found in time', () => {
        const client = started({ servers: [() => new Promise(() => undefined), BACKUP], connectTimeoutMs: 3000 });
        vi.advanceTimersByTime(2999);
        expect(client.state.kind).toBe('connecting');
        vi.advanceTimersByTime(1);
        expect(client.state).toMatchObject({ kind: 'lost', reason: 'no address for 3000 ms' });
        vi.advanceTimersByTime(1);
        newest(opened).greet();
        expect(client.state).toMatchObject({ kind: 'ready', server: BACKUP });
    });

    it('should be passed over when its address comes too late', async () => {
        let found: (address: string) => void = () => undefined;
        const late = () => new Promise<string>((resolve) => (found = resolve));
        started({ servers: [late, BACKUP] });
        vi.advanceTimersByTime(5000);
        vi.advanceTimersByTime(1);
        found(MAIN);
        await vi.advanceTimersByTimeAsync(1);
        expect(opened.map(({ url }) => url)).toEqual([BACKUP]);
    });

    it('should not be waited for once the client has stopped', () => {
        started({ servers: [() => new Promise(() => undefined)] }).stop();
        expect(vi.getTimerCount()).toBe(0);
    });

    it('should each be told the token that is for it', () => {
        started({ token: (server) => `for ${server}` });
        newest(opened).hello();
        expect(newest(opened).sentOf('identify')).toMatchObject([{ token: `for ${MAIN}` }]);
        newest(opened).end(1006);
        vi.advanceTimersByTime(1);
        newest(opened).hello();
        expect(newest(opened).sentOf('identify')).toMatchObject([{ token: `for ${BACKUP}` }]);
    });

    it.each([4401, 4403, 4406])('should all be tried before the client is refused with %i', (code) => {
        const client = started();
        newest(opened).end(code, 'not this one');
        expect(client.state).toMatchObject({ kind: 'lost', reason: 'not this one' });
        vi.advanceTimersByTime(1);
        expect(newest(opened).url).toBe(BACKUP);
        newest(opened).greet();
        newest(opened).end(code);
        // The backup had let the client in: the main server is asked once more.
        expect(client.state.kind).toBe('lost');
        vi.advanceTimersByTime(500);
        newest(opened).end(code, 'nor this');
        expect(client.state).toEqual({ kind: 'refused', code, reason: 'nor this', wantsToken: code !== 4406 });
        vi.advanceTimersByTime(60_000);
        expect(opened).toHaveLength(3);
    });

    it('should be left for the next one when a token was withdrawn, though it says not to come back', () => {
        const client = started();
        newest(opened).greet();
        newest(opened).hear({ t: 'bye', code: 4401, message: 'revoked', reconnect: false });
        newest(opened).end(4401);
        vi.advanceTimersByTime(1);
        newest(opened).greet();
        expect(client.state).toMatchObject({ kind: 'ready', server: BACKUP });
    });

    it.each([4401, 4403, 4406, 4410])('should be final where it is the only one: %i', (code) => {
        const client = started({ servers: [MAIN] });
        newest(opened).end(code);
        expect(client.state).toMatchObject({ kind: 'refused', code });
    });

    it('should none be tried when an operator removed the client, or it was told to stay away', () => {
        const removed = started();
        newest(opened).greet();
        newest(opened).end(4410);
        expect(removed.state.kind).toBe('refused');
        const sent = started();
        newest(opened).greet();
        newest(opened).hear({ t: 'bye', code: 4503, message: 'closed for good', reconnect: false });
        newest(opened).end(4503);
        expect(sent.state.kind).toBe('refused');
    });
});
