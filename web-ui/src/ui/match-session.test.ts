import { LiveClient, machineNowUs } from 'touchline-client';
import { FakeLiveServer, type FakeLiveSession, openNodeSocket } from 'touchline-client/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MatchSession } from './match-session.ts';

const HEAT = 'match/1/heat/player/7?window=5m';

describe('a match’s session', () => {
    let server: FakeLiveServer;
    let client: LiveClient;
    let session: FakeLiveSession;
    let watch: MatchSession;
    let framesId: unknown;

    beforeEach(async () => {
        server = await FakeLiveServer.listen();
        client = new LiveClient({
            servers: [server.url],
            client: { name: 'test', kind: 'test' },
            backoff: { minMs: 1, maxMs: 10 },
            openSocket: openNodeSocket,
        });
        watch = new MatchSession(client, 1);
        client.start();
        session = await server.connection();
        await session.greet();
        framesId = (await session.accept(3)).id;
    });

    afterEach(async () => {
        client.stop();
        await server.close();
    });

    const snap = (stream: number, seq: number, cells: number[]) => ({
        t: 'snap',
        stream,
        epoch: 1,
        seq,
        data: { tsUs: 0, cellMetres: 1, columns: 2, rows: 1, outsideUs: 0, unit: 'us', cells },
    });
    const patch = (stream: number, base: number, seq: number, ops: [number, number][]) => ({
        t: 'patch',
        stream,
        base,
        seq,
        tsUs: 0,
        outsideUs: 0,
        ops,
    });

    /** Messages are handled in order: once the answer to this ping is here, all before it were. */
    async function settled(on: FakeLiveSession): Promise<void> {
        on.send({ t: 'ping', n: 1, t0: 1 });
        await on.next('pong');
    }

    it('should keep a heat map by its chain of patches', async () => {
        watch.watchHeat({ scope: 'player/7', window: '5m' });
        expect((await session.accept(4)).channel).toBe(HEAT);
        session.send(snap(4, 850, [0, 40_000]));
        session.send(patch(4, 850, 875, [[0, 20_000]]));
        await settled(session);
        expect([...watch.heat.cellsUs]).toEqual([20_000, 40_000]);
        expect(watch.heat.seq).toBe(875);
    });

    it('should ask anew when a patch was missed', async () => {
        watch.watchHeat({ scope: 'player/7', window: '5m' });
        const before = await session.accept(4);
        session.send(snap(4, 850, [0, 40_000]));
        session.send(patch(4, 875, 900, [[0, 20_000]]));
        expect((await session.next('unsub')).id).toBe(before.id);
        expect((await session.accept(4)).channel).toBe(HEAT);
        session.send(snap(4, 900, [60_000, 40_000]));
        await settled(session);
        expect([...watch.heat.cellsUs]).toEqual([60_000, 40_000]);
    });

    it('should show the chosen heat map only', async () => {
        watch.watchHeat({ scope: 'player/7', window: '5m' });
        const before = await session.accept(4);
        session.send(snap(4, 850, [1, 1]));
        await settled(session);
        watch.watchHeat({ scope: 'ball', window: 'match' });
        expect(watch.heat.present).toBe(false);
        expect((await session.next('unsub')).id).toBe(before.id);
        expect((await session.accept(5)).channel).toBe('match/1/heat/ball?window=match');
        session.send(patch(4, 850, 875, [[0, 9]]));
        session.send(snap(5, 860, [2, 2]));
        await settled(session);
        expect([...watch.heat.cellsUs]).toEqual([2, 2]);
        watch.watchHeat(undefined);
        expect(watch.heat.present).toBe(false);
        await session.next('unsub');
    });

    it('should have its heat map again after the connection was lost', async () => {
        watch.watchHeat({ scope: 'player/7', window: '5m' });
        await session.accept(4);
        session.terminate();
        const again = await server.connection();
        await again.greet();
        await again.accept(3);
        expect((await again.accept(8)).channel).toBe(HEAT);
        again.send(snap(8, 10, [3, 4]));
        await settled(again);
        expect([...watch.heat.cellsUs]).toEqual([3, 4]);
    });

    it('should draw the scene that is held until it is released, and let frames come on', async () => {
        session.send({ t: 'frame', stream: 3, seq: 1, tsUs: 1_000_000, rows: [[7, 1, 2]] });
        await settled(session);
        const nowUs = machineNowUs();
        const held = watch.scene(nowUs);
        watch.hold(nowUs);
        session.send({ t: 'frame', stream: 3, seq: 2, tsUs: 2_000_000, rows: [[7, 30, 2]] });
        await settled(session);
        const laterUs = nowUs + 60_000_000;
        watch.hold(laterUs);
        expect(held.objects).toHaveLength(1);
        expect(watch.scene(laterUs)).toEqual(held);
        expect(watch.trails.of(7)).toHaveLength(1);
        watch.release();
        expect(watch.scene(laterUs)).toEqual(watch.delayLine.scene(laterUs));
        expect(watch.delayLine.newest?.seq).toBe(2);
        expect(watch.trails.of(7)).toEqual([]);
    });

    it('should count what the server passed over and take frames of a match that started anew', async () => {
        session.send({ t: 'gap', stream: 3, from: 814, to: 820, why: 'conflated' });
        session.send({ t: 'frame', stream: 3, seq: 821, tsUs: 5_000_000, rows: [[7, 1, 2]] });
        await settled(session);
        expect(watch.passedOver).toBe(7);
        expect(watch.delayLine.newest?.seq).toBe(821);
        const effective = { rate: [25, 1], policy: 'latest', delayMs: 0 };
        session.send({ t: 'gap', stream: 3, from: 822, to: 822, why: 'source' });
        session.send({ t: 'subok', id: framesId, stream: 3, epoch: 2, seq: 0, effective, row: ['o', 'x', 'y'] });
        await settled(session);
        expect(watch.delayLine.newest).toBeUndefined();
        session.send({ t: 'frame', stream: 3, seq: 1, tsUs: 1_000_000, rows: [[7, 1, 2]] });
        await settled(session);
        expect(watch.delayLine.newest?.seq).toBe(1);
    });
});
