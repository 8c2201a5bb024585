import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import type { LiveSocket } from '../live-socket.ts';

/** A message of a client, as it came; one in binary is of the kind `binary` and has its `hex`. */
export type ClientMessage = Readonly<Record<string, unknown>> & { readonly t: string };

/** One client's connection, seen from the server. */
export class FakeLiveSession {
    readonly #socket: WebSocket;
    readonly #received: ClientMessage[] = [];
    readonly #waiting: { readonly t: string; readonly resolve: (message: ClientMessage) => void }[] = [];

    constructor(socket: WebSocket) {
        this.#socket = socket;
        socket.on('message', (data: Buffer, isBinary) =>
            this.#onMessage(
                isBinary ? { t: 'binary', hex: data.toString('hex') } : (JSON.parse(data.toString()) as ClientMessage),
            ),
        );
    }

    send(message: object): void {
        this.#socket.send(JSON.stringify(message));
    }

    sendText(text: string): void {
        this.#socket.send(text);
    }

    sendHex(hex: string): void {
        this.#socket.send(Buffer.from(hex, 'hex'));
    }

    /** What was agreed on with the handshake. */
    get subprotocol(): string {
        return this.#socket.protocol;
    }

    /** The next message of a kind that nobody has taken yet; the test's time limit is its only one. */
    next(t: string): Promise<ClientMessage> {
        const at = this.#received.findIndex((message) => message.t === t);
        const found = at < 0 ? undefined : this.#received.splice(at, 1)[0];
        return found !== undefined
            ? Promise.resolve(found)
            : new Promise((resolve) => this.#waiting.push({ t, resolve }));
    }

    /** Goes through the handshake up to `ready`. */
    async greet(heartbeatMs = 60_000, epoch = 1): Promise<ClientMessage> {
        const nowUs = Date.now() * 1000;
        this.send({ t: 'hello', v: 1, server: 'fake', epoch, nowUs, auth: 'none', heartbeatMs });
        const identify = await this.next('identify');
        this.send({ t: 'ready', clientId: 'c1', role: 'producer', resumed: false });
        return identify;
    }

    /** Answers the next subscription; `seq` is what the stream has carried already. */
    async accept(stream: number, seq = 0, epoch = 1): Promise<ClientMessage> {
        const sub = await this.next('sub');
        const effective = { rate: [25, 1], policy: sub.policy ?? 'latest', delayMs: sub.delayMs ?? 0 };
        this.send({ t: 'subok', id: sub.id, stream, epoch, seq, effective, row: ['o', 'x', 'y'] });
        return sub;
    }

    close(code: number, reason = ''): void {
        this.#socket.close(code, reason);
    }

    terminate(): void {
        this.#socket.terminate();
    }

    #onMessage(message: ClientMessage): void {
        const at = this.#waiting.findIndex(({ t }) => t === message.t);
        if (at >= 0) {
            this.#waiting.splice(at, 1)[0]?.resolve(message);
        } else {
            this.#received.push(message);
        }
    }
}

/** A live server on an ephemeral loopback port that does nothing by itself: the test plays its part. */
export class FakeLiveServer {
    readonly #server: WebSocketServer;
    readonly #sessions: FakeLiveSession[] = [];
    readonly #waiting: ((session: FakeLiveSession) => void)[] = [];

    private constructor(server: WebSocketServer) {
        this.#server = server;
        server.on('connection', (socket) => {
            const session = new FakeLiveSession(socket);
            const waiting = this.#waiting.shift();
            if (waiting === undefined) {
                this.#sessions.push(session);
            } else {
                waiting(session);
            }
        });
    }

    static listen(): Promise<FakeLiveServer> {
        return new Promise((resolve, reject) => {
            const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
            server.once('listening', () => resolve(new FakeLiveServer(server)));
            server.once('error', reject);
        });
    }

    get url(): string {
        return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1/live`;
    }

    /** The next connection that nobody has taken yet. */
    connection(): Promise<FakeLiveSession> {
        const found = this.#sessions.shift();
        return found !== undefined ? Promise.resolve(found) : new Promise((resolve) => this.#waiting.push(resolve));
    }

    close(): Promise<void> {
        for (const socket of this.#server.clients) {
            socket.terminate();
        }
        return new Promise((resolve) => this.#server.close(() => resolve()));
    }
}

/** Opens a real socket from Node. */
export function openNodeSocket(url: string, subprotocol: string): LiveSocket {
    return new WebSocket(url, subprotocol);
}
