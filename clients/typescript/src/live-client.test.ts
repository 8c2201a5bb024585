import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LiveClient, type LiveState } from './live-client.ts';
import type { LiveClientContext } from './live-client-context.ts';
import { FakeLiveServer, openNodeSocket } from './testing/fake-live-server.ts';
import { RecordingListener } from './testing/recording-listener.ts';

const CHANNEL = 'match/1/frames';

describe('the live client', () => {
    let server: FakeLiveServer;
    let client: LiveClient;
    let states: LiveState[];
    let waiting: { kind: string; resolve: (state: LiveState) => void }[];
    let addresses: number;

    beforeEach(async () => {
        server = await FakeLiveServer.listen();
        states = [];
        waiting = [];
        addresses = 0;
        client = clientOf({});
    });

    afterEach(async () => {
        client.stop();
        await server.close();
    });

    function clientOf(context: Partial<LiveClientContext>): LiveClient {
        return new LiveClient(
            {
                servers: [
                    async () => {
                        addresses++;
                        return server.url;
                    },
                ],
                client: { name: 'test', kind: 'test' },
                backoff: { minMs: 1, maxMs: 10 },
                openSocket: openNodeSocket,
                ...context,
            },
            {
                onState: (state) => {
                    states.push(state);
                    for (const one of waiting.filter(({ kind }) => kind === state.kind)) {
                        one.resolve(state);
                    }
                },
            },
        );
    }

    function becomes<K extends LiveState['kind']>(kind: K): Promise<LiveState & { kind: K }> {
        return new Promise((resolve) => {
            waiting.push({ kind, resolve: resolve as (state: LiveState) => void });
        });
    }

    const frame = (stream: number, seq: number) => ({ t: 'frame', stream, seq, tsUs: seq, rows: [] });

    it('should identify, subscribe and hand the frames over', async () => {
        const listener = new RecordingListener();
        client = clientOf({ token: () => 'secret' });
        client.subscribe(CHANNEL, { policy: 'latest', rate: [60, 1] }, listener);
        client.start();
        const session = await server.connection();
        const identify = await session.greet();
        expect(identify).toEqual({ t: 'identify', v: 1, token: 'secret', client: { name: 'test', kind: 'test' } });
        const sub = await session.accept(3);
        expect(sub).toMatchObject({ channel: CHANNEL, policy: 'latest', rate: [60, 1] });
        session.send(frame(3, 813));
        expect(await listener.next()).toMatchObject({ t: 'frame', seq: 813 });
        expect(listener.subscribed).toMatchObject([{ stream: 3 }]);
    });

    it('should hand over an event of a kind that nobody knows, pass over a message that nobody knows, and go on', async () => {
        const listener = new RecordingListener();
        client.subscribe('match/1/events', {}, listener);
        client.start();
        const session = await server.connection();
        await session.greet();
        await session.accept(3);
        const rule = { t: 'event', stream: 3, seq: 1, tsUs: 1, kind: 'rule', severity: 'info', data: { rule: 3 } };
        const feed = { ...rule, seq: 2, kind: 'feed', severity: 'warning', data: { change: 'missing', sourceId: 2 } };
        session.send(rule);
        session.send({ t: 'alert', stream: 3, seq: 2 });
        session.send(feed);
        expect(await listener.next()).toEqual(rule);
        expect(await listener.next()).toEqual(feed);
        expect(states.at(-1)).toMatchObject({ kind: 'ready' });
    });

    it('should come back, identify and subscribe again, and deliver again', async () => {
        const listener = new RecordingListener();
        client.subscribe(CHANNEL, {}, listener);
        client.start();
        const first = await server.connection();
        await first.greet();
        const firstSub = await first.accept(3);
        const lost = becomes('lost');
        first.terminate();
        expect(await lost).toMatchObject({ attempts: 1 });
        const second = await server.connection();
        const ready = becomes('ready');
        await second.greet();
        expect(await ready).toMatchObject({ recovered: true });
        const secondSub = await second.accept(9);
        expect(secondSub.channel).toBe(CHANNEL);
        expect(secondSub.id).toBe(firstSub.id);
        second.send(frame(3, 1));
        second.send(frame(9, 2));
        expect(await listener.next()).toMatchObject({ stream: 9, seq: 2 });
        expect(addresses).toBe(2);
    });

    it('should not give up while there is no server', async () => {
        const url = server.url;
        await server.close();
        let attempts = 0;
        const fifth = new Promise<void>((resolve) => {
            client = clientOf({
                servers: [
                    async () => {
                        attempts++;
                        if (attempts === 5) {
                            resolve();
                        }
                        return url;
                    },
                ],
            });
        });
        client.start();
        await fifth;
        expect(states.filter(({ kind }) => kind === 'lost').at(-1)).toMatchObject({ attempts: 4 });
        server = await FakeLiveServer.listen();
    });

    it('should count an address that cannot be found as a failed attempt', async () => {
        let known = false;
        client = clientOf({
            servers: [
                async () => {
                    if (!known) {
                        known = true;
                        throw new Error('no route');
                    }
                    return server.url;
                },
            ],
        });
        const lost = becomes('lost');
        client.start();
        expect(await lost).toMatchObject({ reason: 'no route' });
        await (await server.connection()).greet();
    });

    it('should treat a silent server as lost', async () => {
        client.start();
        const session = await server.connection();
        const lost = becomes('lost');
        await session.greet(10);
        expect(await lost).toMatchObject({ reason: 'silent for 30 ms' });
        await (await server.connection()).greet();
    });

    it('should treat a server that never says hello as lost', async () => {
        client = clientOf({ connectTimeoutMs: 20 });
        const lost = becomes('lost');
        client.start();
        const session = await server.connection();
        session.send({ t: 'hb', nowUs: 0, feed: {}, lastTsUs: {}, timeline: {}, head: {} });
        expect(await lost).toMatchObject({ reason: 'silent for 20 ms' });
    });

    it('should wait for its user when the token is refused, and start anew with another', async () => {
        client.start();
        const refused = becomes('refused');
        const session = await server.connection();
        session.close(4401, 'not authenticated');
        expect(await refused).toMatchObject({ code: 4401, wantsToken: true });
        client.start();
        await (await server.connection()).greet();
    });

    it('should stay away when an operator removed it', async () => {
        client.start();
        const refused = becomes('refused');
        (await server.connection()).close(4410, 'removed');
        expect(await refused).toMatchObject({ code: 4410, wantsToken: false });
    });

    it('should ask for a channel anew under another id, and hear nothing of the old one in between', async () => {
        const listener = new RecordingListener();
        const subscription = client.subscribe(CHANNEL, {}, listener);
        client.start();
        const session = await server.connection();
        await session.greet();
        const before = await session.accept(3);
        session.send(frame(3, 1));
        await listener.next();
        subscription.renew();
        expect((await session.next('unsub')).id).toBe(before.id);
        session.send(frame(3, 2));
        const after = await session.accept(3);
        expect(after.id).not.toBe(before.id);
        session.send(frame(3, 3));
        expect(await listener.next()).toMatchObject({ seq: 3 });
    });

    it('should leave a channel and not come back to it', async () => {
        const cancelled = client.subscribe(CHANNEL, {}, new RecordingListener());
        client.subscribe('match/1/heat/ball?window=5m', {}, new RecordingListener());
        client.start();
        const first = await server.connection();
        await first.greet();
        const sub = await first.accept(3);
        await first.accept(4);
        cancelled.cancel();
        expect((await first.next('unsub')).id).toBe(sub.id);
        first.terminate();
        const second = await server.connection();
        await second.greet();
        expect((await second.next('sub')).channel).toBe('match/1/heat/ball?window=5m');
    });

    it('should answer pings and learn the server’s clock from its own', async () => {
        client.start();
        const session = await server.connection();
        await session.greet();
        session.send({ t: 'ping', n: 5, t0: 77 });
        expect(await session.next('pong')).toMatchObject({ n: 5, t0: 77 });
        const ping = await session.next('ping');
        const ahead = 3_600_000_000;
        const t1 = (ping.t0 as number) + ahead;
        session.send({ t: 'pong', n: ping.n, t0: ping.t0, t1, t2: t1 });
        session.send({ t: 'ping', n: 6, t0: 78 });
        await session.next('pong');
        const { offsetUs, rttUs } = client.clock;
        expect(rttUs).toBeGreaterThanOrEqual(0);
        expect(Math.abs(offsetUs - ahead)).toBeLessThanOrEqual((rttUs ?? 0) / 2);
    });

    it('should ignore kinds that it does not know and end on what is no message', async () => {
        client.start();
        const session = await server.connection();
        await session.greet();
        session.send({ t: 'hologram', anything: 1 });
        session.send({ t: 'ping', n: 1, t0: 1 });
        await session.next('pong');
        const lost = becomes('lost');
        session.sendText('[]');
        expect(await lost).toMatchObject({ reason: 'the server sent what is not a message' });
    });

    it('should stop when it is told to', async () => {
        client.start();
        const session = await server.connection();
        await session.greet();
        client.stop();
        expect(client.state.kind).toBe('stopped');
        expect(states.some(({ kind }) => kind === 'lost')).toBe(false);
    });

    it('should tell of a second subscription to one stream, and not ask for it after its return', async () => {
        const live = new RecordingListener();
        const delayed = new RecordingListener();
        const refused = new Promise<string>((resolve) => {
            delayed.onRefused = (message) => resolve(message.code);
        });
        client.subscribe(CHANNEL, {}, live);
        client.subscribe(CHANNEL, { delayMs: 5000 }, delayed);
        client.start();
        const first = await server.connection();
        await first.greet();
        const { id } = await first.accept(3);
        const second = await first.next('sub');
        first.send({ t: 'suberr', id: second.id, code: 'conflict', message: `subscribed already: id=${id}` });
        expect(await refused).toBe('conflict');
        first.send(frame(3, 1));
        expect(await live.next()).toMatchObject({ seq: 1 });
        first.terminate();

        const back = await server.connection();
        await back.greet();
        expect((await back.accept(4)).id).toBe(id);
        client.subscribe('match/1/events', {}, new RecordingListener());
        expect(await back.next('sub')).toMatchObject({ channel: 'match/1/events' });
    });
});
