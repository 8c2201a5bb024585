import { readServerMessage, writeClientMessage } from './live-sbe.ts';
import { type ClientMessage, parseServerMessage, type ServerMessage } from './messages.ts';

/** How messages lie on the wire; what they say is the same. */
export type Encoding = 'json' | 'sbe';

/** How one encoding writes and reads. Pure functions. */
export interface WireFormat {
    readonly subprotocol: string;

    /** @throws RangeError when the message says what the encoding cannot */
    write(message: ClientMessage): string | ArrayBuffer;

    /**
     * Reads what a socket hands over.
     *
     * @returns the message, or `undefined` when its kind is not known here (a later version's: ignored by contract)
     * @throws Error when it is no message
     */
    read(data: unknown): ServerMessage | undefined;
}

export const WIRE_FORMATS: Readonly<Record<Encoding, WireFormat>> = {
    json: {
        subprotocol: 'touchline.v1.json',
        write: (message) => JSON.stringify(message),
        read: (data) => (typeof data === 'string' ? parseServerMessage(data) : undefined),
    },
    sbe: {
        subprotocol: 'touchline.v1.sbe',
        write: writeClientMessage,
        read: (data) => (data instanceof ArrayBuffer ? readServerMessage(new DataView(data)) : undefined),
    },
};
