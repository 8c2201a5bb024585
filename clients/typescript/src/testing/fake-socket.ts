import type { LiveClientContext } from '../live-client-context.ts';
import type { LiveSocket } from '../live-socket.ts';

type Message = Readonly<Record<string, unknown>> & { readonly t: string };

/** A socket without a network, and the server at its other end, played by the test: for tests with a fake clock. */
export class FakeSocket implements LiveSocket {
    binaryType = 'blob';
    readyState = 1;
    onmessage: ((event: { readonly data: unknown }) => void) | null = null;
    onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null = null;
    onerror: (() => void) | null = null;
    readonly url: string;
    readonly sent: Message[] = [];
    terminated = false;

    constructor(url: string) {
        this.url = url;
    }

    send(data: string | ArrayBuffer): void {
        this.sent.push(JSON.parse(data as string) as Message);
    }

    /** Until the other side answers, it is closing. */
    close(): void {
        this.readyState = 2;
    }

    terminate(): void {
        this.terminated = true;
        this.end(1006);
    }

    /** What the client sent of a kind, oldest first. */
    sentOf(t: string): readonly Message[] {
        return this.sent.filter((message) => message.t === t);
    }

    /** The server says something. */
    hear(message: object): void {
        this.hearText(JSON.stringify(message));
    }

    hearText(data: string): void {
        this.onmessage?.({ data });
    }

    hello(heartbeatMs = 1000, aheadUs = 0): void {
        const nowUs = Date.now() * 1000 + aheadUs;
        this.hear({ t: 'hello', v: 1, server: 'fake', epoch: 1, nowUs, auth: 'none', heartbeatMs });
    }

    /** Goes through the handshake up to `ready`. */
    greet(heartbeatMs = 1000, aheadUs = 0): void {
        this.hello(heartbeatMs, aheadUs);
        this.hear({ t: 'ready', clientId: 'c1', role: 'producer', resumed: false });
    }

    /** The connection is over, by the server or by what lies between. */
    end(code: number, reason = ''): void {
        this.readyState = 3;
        this.onclose?.({ code, reason });
    }
}

/** What a client needs of its context to speak to fake sockets, by a fake clock. */
export function fakeSockets(
    opened: FakeSocket[],
): Pick<LiveClientContext, 'client' | 'nowUs' | 'random' | 'openSocket'> {
    return {
        client: { name: 'test', kind: 'test' },
        nowUs: () => Date.now() * 1000,
        // The longest wait that may be drawn.
        random: () => 1,
        openSocket: (url) => {
            const socket = new FakeSocket(url);
            opened.push(socket);
            return socket;
        },
    };
}

/** The newest of them. */
export function newest(opened: readonly FakeSocket[]): FakeSocket {
    const socket = opened.at(-1);
    if (socket === undefined) {
        throw new Error('no socket was opened');
    }
    return socket;
}
