import { reasonOf } from './callback-guard.ts';
import { ClockOffset } from './clock-offset.ts';
import type { LiveClientContext } from './live-client-context.ts';
import { closeForGood, type LiveSocket, SOCKET_OPEN } from './live-socket.ts';
import type { ClientMessage, HelloMessage, ReadyMessage, ResumeRequest, ServerMessage } from './messages.ts';
import { SilenceWatch } from './silence-watch.ts';
import { WIRE_FORMATS, type WireFormat } from './wire-format.ts';

/** Why a connection ended. */
export interface ConnectionEnd {
    /** The close code, or 0 when the connection was given up here (silence, no answer). */
    readonly code: number;
    readonly reason: string;
    /** What the server asked for in `bye`: milliseconds to wait, or never to return. */
    readonly returnAfterMs?: number | 'never';
}

/** What a connection tells its owner. */
export interface ConnectionListener {
    /** @param clock - what this connection knows of the server's clock, from now on */
    onHello(hello: HelloMessage, clock: ClockOffset): void;
    onReady(ready: ReadyMessage): void;
    /** Every message after `ready` that the connection does not answer itself. */
    onMessage(message: ServerMessage): void;
    onClockOffset(): void;
    /** From where to go on, asked just before the client identifies itself. */
    resume(): ResumeRequest | undefined;
    /** Once, and last. */
    onEnd(end: ConnectionEnd): void;
}

const FIRST_PINGS = 5;
const FIRST_PING_INTERVAL_MS = 150;
const PING_INTERVAL_MS = 1000;
const SILENT_HEARTBEATS = 3;
const SILENT_HEARTBEATS_BESIDE_ANOTHER = 2;

/**
 * One socket's life: hello, identify, ready, pings, and the watch for silence, which until `ready` only the handshake
 * itself puts off. It never comes back; its owner makes another. Runs on the thread that made it.
 */
export class LiveConnection {
    readonly #clock = new ClockOffset();
    readonly #url: string;
    readonly #context: LiveClientContext;
    readonly #listener: ConnectionListener;
    readonly #socket: LiveSocket;
    readonly #wire: WireFormat;
    readonly #watch = new SilenceWatch((silenceMs) => this.close(0, `silent for ${silenceMs} ms`));
    #silenceMs: number;
    #pingTimer: ReturnType<typeof setTimeout> | undefined;
    #pings = 0;
    #returnAfterMs: number | 'never' | undefined;
    #ready = false;
    #ended = false;

    /** @throws SyntaxError when `url` is not a WebSocket address */
    constructor(url: string, context: LiveClientContext, listener: ConnectionListener) {
        this.#url = url;
        this.#context = context;
        this.#listener = listener;
        this.#silenceMs = context.connectTimeoutMs;
        this.#wire = WIRE_FORMATS[context.encoding];
        this.#socket = context.openSocket(url, this.#wire.subprotocol);
        this.#socket.binaryType = 'arraybuffer';
        this.#socket.onmessage = ({ data }: { readonly data: unknown }) => this.#onWire(data);
        this.#socket.onclose = ({ code, reason }: ConnectionEnd) => this.#end({ code, reason });
        this.#socket.onerror = () => undefined;
        this.#heard();
    }

    /** Sends one message; silently nothing when the socket is not open, as whoever comes next starts anew. */
    send(message: ClientMessage): void {
        if (this.#socket.readyState !== SOCKET_OPEN) {
            return;
        }
        try {
            this.#socket.send(this.#wire.write(message));
        } catch (error) {
            this.#onUnsendable(message, error);
        }
    }

    /** Ends the connection from this side. */
    close(code: number, reason: string): void {
        if (this.#ended) {
            return;
        }
        closeForGood(this.#socket, code === 0 ? 1000 : code, reason);
        this.#end({ code, reason });
    }

    /** A subscription that the encoding cannot say is refused here, with the server's own word for it, once the caller is done. */
    #onUnsendable(message: ClientMessage, error: unknown): void {
        if (message.t !== 'sub') {
            this.close(0, reasonOf(error));
            return;
        }
        const refusal = { t: 'suberr', id: message.id, code: 'bad-request', message: reasonOf(error) } as const;
        queueMicrotask(() => this.#ended || this.#listener.onMessage(refusal));
    }

    #onWire(data: unknown): void {
        const nowUs = this.#context.nowUs();
        if (this.#ready) {
            this.#heard();
        }
        let message: ServerMessage | undefined;
        try {
            message = this.#wire.read(data);
        } catch {
            this.close(0, 'the server sent what is not a message');
            return;
        }
        if (message !== undefined) {
            this.#onMessage(message, nowUs);
        }
    }

    #onMessage(message: ServerMessage, nowUs: number): void {
        switch (message.t) {
            case 'hello':
                this.#silenceMs = message.heartbeatMs * this.#silentHeartbeats;
                this.#heard();
                this.#clock.onServerTime(message.nowUs, nowUs);
                this.#identify();
                this.#listener.onHello(message, this.#clock);
                break;
            case 'ready':
                this.#ready = true;
                this.#heard();
                this.#listener.onReady(message);
                this.#ping();
                break;
            case 'ping':
                this.send({ t: 'pong', n: message.n, t0: message.t0, t1: nowUs, t2: this.#context.nowUs() });
                break;
            case 'pong':
                this.#clock.onExchange(message.t0, message.t1, message.t2, nowUs);
                this.#listener.onClockOffset();
                break;
            case 'bye':
                this.#returnAfterMs = message.reconnect === false ? 'never' : message.afterMs;
                this.#listener.onMessage(message);
                break;
            default:
                this.#listener.onMessage(message);
        }
    }

    #identify(): void {
        let token: string | undefined;
        try {
            token = this.#context.token(this.#url);
        } catch (error) {
            this.close(0, reasonOf(error));
            return;
        }
        const resume = this.#listener.resume();
        this.send({
            t: 'identify',
            v: 1,
            client: this.#context.client,
            ...(token === undefined ? {} : { token }),
            ...(resume === undefined ? {} : { resume }),
        });
    }

    #ping(): void {
        if (this.#ended) {
            return;
        }
        this.#pings++;
        this.send({ t: 'ping', n: this.#pings, t0: this.#context.nowUs() });
        const waitMs = this.#pings < FIRST_PINGS ? FIRST_PING_INTERVAL_MS : PING_INTERVAL_MS;
        this.#pingTimer = setTimeout(() => this.#ping(), waitMs);
    }

    /** With another server at hand it is worth less to wait for this one. */
    get #silentHeartbeats(): number {
        return this.#context.servers.length > 1 ? SILENT_HEARTBEATS_BESIDE_ANOTHER : SILENT_HEARTBEATS;
    }

    #heard(): void {
        if (!this.#ended) {
            this.#watch.heard(this.#silenceMs);
        }
    }

    #end(end: ConnectionEnd): void {
        if (this.#ended) {
            return;
        }
        this.#ended = true;
        this.#watch.stop();
        clearTimeout(this.#pingTimer);
        this.#listener.onEnd(this.#returnAfterMs === undefined ? end : { ...end, returnAfterMs: this.#returnAfterMs });
    }
}
