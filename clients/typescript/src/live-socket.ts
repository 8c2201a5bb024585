/**
 * What the library needs of a WebSocket: a browser's has it, and the one of `ws` for Node has it too. What a handler is handed
 * differs between them, so here it is `never`: the library itself takes the little that is common to both.
 */
export interface LiveSocket {
    binaryType: string;
    /** As everywhere: 1 is open, 3 is closed. */
    readonly readyState: number;
    onmessage: ((event: never) => void) | null;
    onclose: ((event: never) => void) | null;
    onerror: ((event: never) => void) | null;
    send(data: string | ArrayBuffer): void;
    close(code?: number, reason?: string): void;
    /** Lets go of the connection without the other side's consent; browsers have no such thing, and do it themselves. */
    terminate?(): void;
}

export const SOCKET_OPEN = 1;
const SOCKET_CLOSED = 3;
const CLOSE_TIMEOUT_MS = 1000;
/** A close frame has room for 123 bytes, and a character may take three. */
const LONGEST_REASON = 41;

/**
 * Closes a socket from which nothing is wanted any more. One whose other side does not answer is let go after a second where that
 * can be done: until then it would keep a Node process alive.
 */
export function closeForGood(socket: LiveSocket, code: number, reason: string): void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    socket.onmessage = null;
    socket.onclose = () => clearTimeout(timer);
    socket.close(code, reason.slice(0, LONGEST_REASON));
    if (socket.terminate !== undefined && socket.readyState !== SOCKET_CLOSED) {
        timer = setTimeout(() => socket.terminate?.(), CLOSE_TIMEOUT_MS);
    }
}
