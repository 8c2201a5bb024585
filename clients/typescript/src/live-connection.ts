import { ClockOffset } from './clock-offset.ts';
import type { LiveClientContext } from './live-client-context.ts';
import type { ClientMessage, HelloMessage, ReadyMessage, ResumeRequest, ServerMessage } from './messages.ts';
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
    onHello(hello: HelloMessage): void;
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
    readonly clock = new ClockOffset();
    readonly #context: LiveClientContext;
    readonly #listener: ConnectionListener;
    readonly #socket: WebSocket;
    readonly #wire: WireFormat;
    #silenceMs: number;
    #watchdog: ReturnType<typeof setTimeout> | undefined;
    #pingTimer: ReturnType<typeof setTimeout> | undefined;
    #pings = 0;
    #returnAfterMs: number | 'never' | undefined;
    #ready = false;
    #ended = false;

    /** @throws SyntaxError when `url` is not a WebSocket address */
    constructor(url: string, context: LiveClientContext, listener: ConnectionListener) {
        this.#context = context;
        this.#listener = listener;
        this.#silenceMs = context.connectTimeoutMs;
        this.#wire = WIRE_FORMATS[context.encoding];
        this.#socket = context.openSocket(url, this.#wire.subprotocol);
        this.#socket.binaryType = 'arraybuffer';
        this.#socket.onmessage = (event) => this.#onWire(event.data);
        this.#socket.onclose = (event) => this.#end({ code: event.code, reason: event.reason });
        this.#socket.onerror = () => undefined;
        this.#feedWatchdog();
    }

    /** Sends one message; silently nothing when the socket is not open, as whoever comes next starts anew. */
    send(message: ClientMessage): void {
        if (this.#socket.readyState !== this.#socket.OPEN) {
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
        this.#socket.onmessage = null;
        this.#socket.onclose = null;
        this.#socket.close(code === 0 ? 1000 : code, reason);
        this.#end({ code, reason });
    }

    /** A subscription that the encoding cannot say is refused here, with the server's own word for it, once the caller is done. */
    #onUnsendable(message: ClientMessage, error: unknown): void {
        if (!(error instanceof RangeError)) {
            throw error;
        }
        if (message.t !== 'sub') {
            this.close(0, error.message);
            return;
        }
        const refusal = { t: 'suberr', id: message.id, code: 'bad-request', message: error.message } as const;
        queueMicrotask(() => this.#ended || this.#listener.onMessage(refusal));
    }

    #onWire(data: unknown): void {
        const nowUs = this.#context.nowUs();
        if (this.#ready) {
            this.#feedWatchdog();
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
                this.#feedWatchdog();
                this.clock.onServerTime(message.nowUs, nowUs);
                this.#identify();
                this.#listener.onHello(message);
                break;
            case 'ready':
                this.#ready = true;
                this.#feedWatchdog();
                this.#listener.onReady(message);
                this.#ping();
                break;
            case 'ping':
                this.send({ t: 'pong', n: message.n, t0: message.t0, t1: nowUs, t2: this.#context.nowUs() });
                break;
            case 'pong':
                this.clock.onExchange(message.t0, message.t1, message.t2, nowUs);
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
        const token = this.#context.token();
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
        this.#pings++;
        this.send({ t: 'ping', n: this.#pings, t0: this.#context.nowUs() });
        const waitMs = this.#pings < FIRST_PINGS ? FIRST_PING_INTERVAL_MS : PING_INTERVAL_MS;
        this.#pingTimer = setTimeout(() => this.#ping(), waitMs);
    }

    /** With another server at hand it is worth less to wait for this one. */
    get #silentHeartbeats(): number {
        return this.#context.servers.length > 1 ? SILENT_HEARTBEATS_BESIDE_ANOTHER : SILENT_HEARTBEATS;
    }

    #feedWatchdog(): void {
        clearTimeout(this.#watchdog);
        if (!this.#ended) {
            this.#watchdog = setTimeout(() => this.close(0, `silent for ${this.#silenceMs} ms`), this.#silenceMs);
        }
    }

    #end(end: ConnectionEnd): void {
        if (this.#ended) {
            return;
        }
        this.#ended = true;
        clearTimeout(this.#watchdog);
        clearTimeout(this.#pingTimer);
        this.#listener.onEnd(this.#returnAfterMs === undefined ? end : { ...end, returnAfterMs: this.#returnAfterMs });
    }
}
