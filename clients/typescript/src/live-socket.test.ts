import { describe, expect, it } from 'vitest';
import { WebSocket as NodeSocket } from 'ws';
import type { LiveClientContext } from './live-client-context.ts';
import { closeForGood, type LiveSocket } from './live-socket.ts';
import { FakeSocket } from './testing/fake-socket.ts';

// Held by the compiler: both are what the library asks for, without a cast.
const OPENERS: readonly LiveClientContext['openSocket'][] = [
    (url, subprotocol) => new NodeSocket(url, subprotocol),
    (url, subprotocol) => new globalThis.WebSocket(url, subprotocol),
];

describe('the socket of the live client', () => {
    it('should be a browser’s or that of ws', () => {
        expect(OPENERS).toHaveLength(2);
    });

    it('should be closed with a reason that fits into a close frame, however long it is', () => {
        let bytes = 0;
        const socket: LiveSocket = new FakeSocket('ws://main');
        socket.close = (_code, reason = '') => {
            bytes = new TextEncoder().encode(reason).length;
        };
        socket.terminate = undefined as never;
        closeForGood(socket, 1000, '€'.repeat(200));
        expect(bytes).toBe(123);
    });
});
