import { describe, expect, it } from 'vitest';
import { readServerMessage, writeClientMessage } from './live-sbe.ts';
import type { ClientMessage } from './messages.ts';
import { bytesOf, hexOf, type LiveVector, liveVectors } from './testing/golden-vectors.ts';

const vectors = liveVectors();
const ofClient = vectors.filter(({ from }) => from === 'client');
const ofServer = vectors.filter(({ from }) => from !== 'client');
const HEADER_BYTES = 8;

function vector(name: string): LiveVector {
    const found = vectors.find((one) => one.name === name);
    if (found === undefined) {
        throw new Error(`no such golden vector: name=${name}`);
    }
    return found;
}

describe('the live socket in binary', () => {
    it.each(ofServer)('should read the very message that JSON would have been: $name', ({ hex, json }) => {
        expect(readServerMessage(bytesOf(hex))).toStrictEqual(json);
    });

    it.each(ofClient)('should write the golden bytes: $name', ({ hex, json }) => {
        expect(hexOf(writeClientMessage(json as ClientMessage))).toBe(hex);
    });

    it('should know every kind of message of both sides', () => {
        const kinds = (some: readonly LiveVector[]) => [...new Set(some.map(({ json }) => json.t))].sort();
        expect(kinds(ofClient)).toEqual(['identify', 'ping', 'pong', 'stats', 'sub', 'unsub']);
        expect(kinds(ofServer)).toEqual(
            'bye camera ctl err event frame gap hb hello patch ping pong ready snap suberr subok'.split(' '),
        );
    });

    it.each(ofServer)('should throw RangeError wherever it is cut: $name', ({ hex }) => {
        const bytes = bytesOf(hex);
        for (let length = 0; length < bytes.byteLength; length++) {
            // The bytes after the cut are there, as they are when a buffer is shared; they are not the message's.
            expect(() => readServerMessage(new DataView(bytes.buffer, 0, length)), `length ${length}`).toThrow(
                RangeError,
            );
        }
    });

    it.each(ofServer)('should throw nothing but RangeError whichever byte is wrong: $name', ({ hex }) => {
        for (let at = 0; at < hex.length / 2; at++) {
            for (const wrong of [0x00, 0x7f, 0xff]) {
                const bytes = bytesOf(hex);
                bytes.setUint8(at, wrong);
                try {
                    readServerMessage(bytes);
                } catch (error) {
                    expect(error, `byte ${at} is ${wrong}`).toBeInstanceOf(RangeError);
                }
            }
        }
    });

    it.each(ofServer)('should step over what a later version appends to its block: $name', ({ hex, json }) => {
        const blockLength = bytesOf(hex).getUint16(0, true);
        const end = 2 * (HEADER_BYTES + blockLength);
        const longer = bytesOf(`${hex.slice(0, end)}abcdef${hex.slice(end)}`);
        longer.setUint16(0, blockLength + 3, true);
        longer.setUint16(6, 2, true);
        expect(readServerMessage(longer)).toStrictEqual(json);
    });

    it('should step over what a later version appends to the entries of a group', () => {
        const { hex, json } = vector('heat patch');
        // Two entries of 10 bytes are the message's last 20.
        const ops = 2 * (hex.length / 2 - 20);
        const longer = bytesOf(`${hex.slice(0, ops)}${hex.slice(ops, ops + 20)}ab${hex.slice(ops + 20)}cd`);
        longer.setUint16(HEADER_BYTES + 36, 11, true);
        expect(readServerMessage(longer)).toStrictEqual(json);
    });

    it('should ignore templates that it does not know, and refuse other schemas', () => {
        const unknown = bytesOf(vector('gap').hex);
        unknown.setUint16(2, 99, true);
        expect(readServerMessage(unknown)).toBeUndefined();
        const other = bytesOf(vector('gap').hex);
        other.setUint16(4, 0x544f, true);
        expect(() => readServerMessage(other)).toThrow('message of another schema: schemaId=21583');
    });

    it('should read an event of a kind that nobody knows', () => {
        const { hex, json } = vector('event');
        // "pass" and "rule" are as long.
        const other = hex.replace('70617373', '72756c65');
        expect(readServerMessage(bytesOf(other))).toStrictEqual({ ...json, kind: 'rule' });
    });

    it('should say of a grid of 1 m that its cells are squares, as JSON does', () => {
        // "8x13" and "out" are 3 and 4 bytes: with "1m" the text is two bytes shorter.
        const hex = vector('heat snap').hex.replace('040038783133', '0200316d');
        expect(readServerMessage(bytesOf(hex))).toMatchObject({ data: { grid: '1m', cellMetres: 1 } });
    });

    it('should show a lens as JSON shows it, in no more digits than it has', () => {
        const bytes = bytesOf(vector('camera').hex);
        bytes.setFloat32(bytes.byteLength - 20, 9.6, true);
        expect(readServerMessage(bytes)).toMatchObject({ lens: { sensorWidthMm: 9.6 } });
    });

    it.each<[string, ClientMessage]>([
        ['an object past a byte', { t: 'sub', id: 1, channel: 'match/1/frames', objects: [256] }],
        ['a rate that is not rational', { t: 'sub', id: 1, channel: 'match/1/frames', rate: [29.97, 1] }],
        ['a negative delay', { t: 'sub', id: 1, channel: 'match/1/frames', delayMs: -1 }],
        ['a token past 16 bits', { t: 'identify', v: 1, token: 'x'.repeat(65_535) }],
    ])('should refuse to write what it cannot say: %s', (_, message) => {
        expect(() => writeClientMessage(message)).toThrow(RangeError);
    });

    it('should write texts that are longer than its first buffer', () => {
        const channel = `match/1/${'ß'.repeat(400)}`;
        const bytes = new Uint8Array(writeClientMessage({ t: 'sub', id: 1, channel }));
        expect(new TextDecoder().decode(bytes.subarray(-808))).toBe(channel);
    });
});
