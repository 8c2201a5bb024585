import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HEALTH_CHANNEL } from './channels.ts';
import { followDocument } from './follow-document.ts';
import { LiveClient } from './live-client.ts';
import type { Json, SubscriptionRefusedMessage } from './messages.ts';
import { FakeLiveServer, type FakeLiveSession, openNodeSocket } from './testing/fake-live-server.ts';

describe('a follower of a document', () => {
    let server: FakeLiveServer;
    let client: LiveClient;
    let documents: Json[];
    let refusals: SubscriptionRefusedMessage[];

    beforeEach(async () => {
        server = await FakeLiveServer.listen();
        documents = [];
        refusals = [];
        client = new LiveClient({
            servers: [server.url],
            client: { name: 'test', kind: 'test' },
            backoff: { minMs: 1, maxMs: 10 },
            openSocket: openNodeSocket,
        });
        followDocument(client, HEALTH_CHANNEL, {
            onDocument: (document) => documents.push(document),
            onRefused: (message) => refusals.push(message),
        });
        client.start();
    });

    afterEach(async () => {
        client.stop();
        await server.close();
    });

    async function greeted(): Promise<FakeLiveSession> {
        const session = await server.connection();
        await session.greet();
        return session;
    }

    /** Everything that was sent before has been handled when it is answered. */
    async function settled(session: FakeLiveSession): Promise<void> {
        session.send({ t: 'ping', n: 1, t0: 1 });
        await session.next('pong');
    }

    const snap = (stream: number, seq: number, data: Json) => ({ t: 'snap', stream, epoch: 9, seq, data });
    const set = (base: number, path: string, value: Json) => ({
        t: 'patch',
        stream: 6,
        base,
        seq: base + 1,
        ops: [{ op: 'replace', path, value }],
    });

    it('should be told the whole document after each change', async () => {
        const session = await greeted();
        expect(await session.accept(6)).toMatchObject({ channel: 'system/health' });
        session.send(snap(6, 1, { status: 'degraded', reasons: ['late'] }));
        session.send(set(1, '/status', 'ok'));
        session.send(set(2, '/reasons', []));
        await settled(session);
        expect(documents).toStrictEqual([
            { status: 'degraded', reasons: ['late'] },
            { status: 'ok', reasons: ['late'] },
            { status: 'ok', reasons: [] },
        ]);
    });

    it('should take the snapshot after a gap for the document', async () => {
        const session = await greeted();
        await session.accept(6);
        session.send(snap(6, 1, { status: 'ok' }));
        session.send({ t: 'gap', stream: 6, from: 2, to: 4, why: 'conflated' });
        session.send(snap(6, 4, { status: 'down' }));
        session.send(set(4, '/status', 'ok'));
        await settled(session);
        expect(documents).toStrictEqual([{ status: 'ok' }, { status: 'down' }, { status: 'ok' }]);
    });

    it.each([
        ['whose base it has not', set(5, '/status', 'down')],
        ['that names a place that is not there', set(1, '/none', 'down')],
        ['that is none', { ...set(1, '/status', 'down'), ops: 'none' }],
    ])('should ask for the channel anew upon a patch %s', async (_, patch) => {
        const session = await greeted();
        await session.accept(6);
        session.send(snap(6, 1, { status: 'ok' }));
        session.send(patch);
        await session.next('unsub');
        await session.accept(7);
        session.send(snap(7, 8, { status: 'degraded' }));
        await settled(session);
        expect(documents).toStrictEqual([{ status: 'ok' }, { status: 'degraded' }]);
    });

    it('should begin with the snapshot of the server that it comes back to', async () => {
        const first = await greeted();
        await first.accept(6);
        first.send(snap(6, 7, { status: 'ok' }));
        await settled(first);
        first.terminate();
        const second = await greeted();
        await second.accept(6);
        second.send(snap(6, 7, { status: 'down' }));
        await settled(second);
        expect(documents).toStrictEqual([{ status: 'ok' }, { status: 'down' }]);
    });

    it('should be told of a refusal', async () => {
        const session = await greeted();
        const { id } = await session.next('sub');
        session.send({ t: 'suberr', id, code: 'forbidden', message: 'not for this role' });
        await settled(session);
        expect(refusals).toMatchObject([{ code: 'forbidden' }]);
    });
});
