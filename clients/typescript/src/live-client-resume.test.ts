import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LiveClient } from './live-client.ts';
import type { LiveClientContext } from './live-client-context.ts';
import { machineNowUs } from './machine-clock.ts';
import type { ControlMessage } from './messages.ts';
import { FakeLiveServer, openNodeSocket } from './testing/fake-live-server.ts';
import { RecordingListener } from './testing/recording-listener.ts';

const EVENTS = 'match/1/events';
const event = (stream: number, seq: number) => ({
    t: 'event',
    stream,
    seq,
    tsUs: seq,
    kind: 'pass',
    severity: 'info',
    data: {},
});

describe('a client that comes back', () => {
    let main: FakeLiveServer;
    let backup: FakeLiveServer;
    let client: LiveClient;

    beforeEach(async () => {
        main = await FakeLiveServer.listen();
        backup = await FakeLiveServer.listen();
    });

    afterEach(async () => {
        client.stop();
        await main.close();
        await backup.close();
    });

    function clientOf(context: Pick<LiveClientContext, 'servers'> & Partial<LiveClientContext>): LiveClient {
        client = new LiveClient({
            client: { name: 'test', kind: 'test' },
            backoff: { minMs: 1, maxMs: 10 },
            openSocket: openNodeSocket,
            ...context,
        });
        return client;
    }

    it('should say how far each kept stream had come, and subscribe under the same id', async () => {
        const listener = new RecordingListener();
        clientOf({ servers: [main.url] }).subscribe(EVENTS, { policy: 'all' }, listener);
        client.subscribe('match/1/frames', { policy: 'latest' }, new RecordingListener());
        client.start();
        const first = await main.connection();
        expect((await first.greet(60_000, 7)).resume).toBeUndefined();
        const { id } = await first.accept(3, 57, 2);
        await first.accept(4);
        first.send(event(3, 58));
        await listener.next();
        first.terminate();

        const second = await main.connection();
        expect((await second.greet(60_000, 8)).resume).toEqual({ epoch: 7, subs: [{ id, seq: 58, epoch: 2 }] });
        expect((await second.accept(9, 60, 2)).id).toBe(id);
        second.send(event(9, 59));
        expect(await listener.next()).toMatchObject({ seq: 59 });
        expect(listener.goingOn).toEqual([false, true]);
    });

    it('should count what was there before it subscribed as known', async () => {
        clientOf({ servers: [main.url] }).subscribe(EVENTS, { policy: 'all' }, new RecordingListener());
        client.start();
        const first = await main.connection();
        await first.greet();
        const { id } = await first.accept(3, 57);
        first.send({ t: 'ping', n: 1, t0: 1 });
        await first.next('pong');
        first.terminate();

        const { resume } = await (await main.connection()).greet();
        expect(resume).toEqual({ epoch: 1, subs: [{ id, seq: 57, epoch: 1 }] });
    });

    it('should begin anew when the epoch is another, and not hand over what it has twice', async () => {
        const listener = new RecordingListener();
        clientOf({ servers: [main.url] }).subscribe(EVENTS, { policy: 'all' }, listener);
        client.start();
        const session = await main.connection();
        await session.greet();
        const { id } = await session.accept(3, 0, 1);
        session.send(event(3, 5));
        session.send(event(3, 5));
        session.send(event(3, 6));
        expect(await listener.next()).toMatchObject({ seq: 5 });
        expect(await listener.next()).toMatchObject({ seq: 6 });
        session.send({ t: 'gap', stream: 3, from: 7, to: 7, why: 'source' });
        const effective = { rate: null, policy: 'all', delayMs: 0 };
        session.send({ t: 'subok', id, stream: 3, epoch: 2, seq: 1, effective, row: [] });
        session.send(event(3, 1));
        expect(await listener.next()).toMatchObject({ t: 'gap' });
        expect(await listener.next()).toMatchObject({ t: 'event', seq: 1 });
        expect(listener.goingOn).toEqual([false, false]);
    });

    it('should go on at the backup at once, and return to the main server when that one fails', async () => {
        const listener = new RecordingListener();
        // A wait of an hour: whoever waits once does not come back within the test.
        let laterUs = 0;
        clientOf({
            servers: [main.url, backup.url],
            backoff: { minMs: 3_600_000, maxMs: 3_600_000 },
            nowUs: () => machineNowUs() + laterUs,
        });
        client.subscribe('match/1/frames', { policy: 'all' }, listener);
        client.start();
        const first = await main.connection();
        await first.greet(60_000, 7);
        const { id } = await first.accept(3);
        first.send({ t: 'frame', stream: 3, seq: 812, tsUs: 812, rows: [] });
        await listener.next();
        first.close(4503, 'the server stops');

        const second = await backup.connection();
        expect((await second.greet(60_000, 99)).resume).toEqual({ epoch: 7, subs: [{ id, seq: 812, epoch: 1 }] });
        await second.accept(1, 811);
        second.send({ t: 'frame', stream: 1, seq: 812, tsUs: 812, rows: [] });
        second.send({ t: 'frame', stream: 1, seq: 813, tsUs: 813, rows: [] });
        expect(await listener.next()).toMatchObject({ seq: 813 });
        expect(listener.goingOn).toEqual([false, true]);
        laterUs = 5_000_000;
        second.terminate();
        await (await main.connection()).greet();
    });

    it('should hand over what an operator wants', async () => {
        const wanted = new Promise<ControlMessage>((resolve) => {
            client = new LiveClient(
                {
                    servers: [main.url],
                    client: { name: 'test', kind: 'test' },
                    openSocket: openNodeSocket,
                },
                { onControl: resolve },
            );
        });
        client.start();
        const session = await main.connection();
        await session.greet();
        session.send({ t: 'ctl', command: 'setDelay', delayMs: 3000 });
        expect(await wanted).toEqual({ t: 'ctl', command: 'setDelay', delayMs: 3000 });
    });

    it('should tell the operator how it does, with the figures of its clock', async () => {
        const drawing = { fps: 50, dropped: 2, lastSeq: 812, ageMs: 24, bufMs: 90 };
        clientOf({ servers: [main.url], stats: () => drawing }).start();
        const session = await main.connection();
        await session.greet();
        expect(await session.next('stats')).toEqual({
            t: 'stats',
            ...drawing,
            offsetUs: expect.any(Number),
            rttUs: expect.any(Number),
        });
    });
});
