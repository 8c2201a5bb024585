import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LiveClient } from './live-client.ts';
import { readServerMessage, writeClientMessage } from './live-sbe.ts';
import type { ClientMessage, ControlMessage, HeartbeatMessage } from './messages.ts';
import { FakeLiveServer, type FakeLiveSession, openNodeSocket } from './testing/fake-live-server.ts';
import { bytesOf, hexOf, liveVectors } from './testing/golden-vectors.ts';
import { RecordingListener } from './testing/recording-listener.ts';

const golden = (name: string) => liveVectors().find((vector) => vector.name === name) ?? { hex: '', json: {} };
const written = (message: ClientMessage) => hexOf(writeClientMessage(message));
const TEMPLATE_OFFSET = 2;
const SUB = 4;
const PONG = 16;

describe('the live client in binary', () => {
    let server: FakeLiveServer;
    let client: LiveClient;
    let heartbeats: HeartbeatMessage[];
    let controls: ControlMessage[];

    beforeEach(async () => {
        server = await FakeLiveServer.listen();
        heartbeats = [];
        controls = [];
        client = new LiveClient(
            {
                servers: [server.url],
                client: { name: 'test', kind: 'test', fps: 50 },
                backoff: { minMs: 1, maxMs: 10 },
                encoding: 'sbe',
                openSocket: openNodeSocket,
            },
            { onHeartbeat: (message) => heartbeats.push(message), onControl: (message) => controls.push(message) },
        );
    });

    afterEach(async () => {
        client.stop();
        await server.close();
    });

    async function greeted(): Promise<FakeLiveSession> {
        const session = await server.connection();
        session.sendHex(golden('hello').hex);
        const identity = { name: 'test', kind: 'test', fps: 50 };
        expect(await session.next('binary')).toEqual({
            t: 'binary',
            hex: written({ t: 'identify', v: 1, client: identity }),
        });
        session.sendHex(golden('ready').hex);
        return session;
    }

    /** The next message of a template, as hex; what lies before it is passed over. */
    async function next(session: FakeLiveSession, template: number): Promise<string> {
        for (;;) {
            const { hex } = (await session.next('binary')) as unknown as { readonly hex: string };
            if (bytesOf(hex).getUint16(TEMPLATE_OFFSET, true) === template) {
                return hex;
            }
        }
    }

    /** Answers the next subscription by the golden `subok`, under the id that it asked with, bytes 8 to 15 of both. */
    async function accept(session: FakeLiveSession): Promise<string> {
        const sub = await next(session, SUB);
        const subok = golden('subok of frames').hex;
        session.sendHex(subok.slice(0, 16) + sub.slice(16, 32) + subok.slice(32));
        return sub;
    }

    it('should agree on the binary subprotocol, subscribe, and hand over what JSON would have said', async () => {
        const listener = new RecordingListener();
        client.subscribe('match/1/frames', { policy: 'latest', rate: [50, 1] }, listener);
        client.start();
        const session = await greeted();
        expect(session.subprotocol).toBe('touchline.v1.sbe');
        const sub = await accept(session);
        expect(sub).toBe(written({ t: 'sub', id: 1, channel: 'match/1/frames', policy: 'latest', rate: [50, 1] }));
        session.sendHex(golden('frame with drop-frame timecode').hex);
        expect(await listener.next()).toStrictEqual(golden('frame with drop-frame timecode').json);
        const { row } = golden('subok of frames').json as { readonly row: readonly string[] };
        expect(listener.subscribed).toMatchObject([{ id: 1, stream: 3, row }]);
        expect(client.state).toMatchObject({ kind: 'ready', role: 'graphics' });
    });

    it('should hand over heartbeats and what an operator asks for, and answer pings', async () => {
        client.start();
        const session = await greeted();
        session.sendHex(golden('heartbeat').hex);
        session.sendHex(golden('ctl freeze').hex);
        session.sendHex(golden('ping of the server').hex);
        const pong = await next(session, PONG);
        expect(readServerMessage(bytesOf(pong))).toMatchObject({ t: 'pong', n: 5, t0: 123 });
        expect(heartbeats).toStrictEqual([golden('heartbeat').json]);
        expect(controls).toStrictEqual([golden('ctl freeze').json]);
    });

    it('should refuse a subscription that binary cannot say, and go on with the others', async () => {
        const refused = new Promise<object>((resolve) =>
            client.subscribe(
                'match/1/frames',
                { objects: [999] },
                { onSubscribed: () => undefined, onMessage: () => undefined, onRefused: resolve },
            ),
        );
        const listener = new RecordingListener();
        client.subscribe('match/1/frames', {}, listener);
        client.start();
        const session = await greeted();
        expect(await refused).toMatchObject({ t: 'suberr', id: 1, code: 'bad-request' });
        await accept(session);
        session.sendHex(golden('frame').hex);
        expect(await listener.next()).toMatchObject({ seq: 813 });
    });

    it('should take bytes that are no message for a lost server, and come back', async () => {
        client.start();
        const session = await greeted();
        session.sendHex('0000');
        await greeted();
        expect(client.state).toMatchObject({ attempts: 1, reason: 'the server sent what is not a message' });
    });

    it('should be lost, not broken, when binary cannot say who it is', async () => {
        const strange = new LiveClient({
            servers: [server.url],
            client: { name: 'test', kind: 'test' },
            encoding: 'sbe',
            token: () => 'x'.repeat(65_535),
            backoff: { minMs: 1, maxMs: 10 },
            openSocket: openNodeSocket,
        });
        strange.start();
        (await server.connection()).sendHex(golden('hello').hex);
        await server.connection();
        expect(strange.state).toMatchObject({ reason: expect.stringContaining('value=65535') });
        strange.stop();
    });
});
