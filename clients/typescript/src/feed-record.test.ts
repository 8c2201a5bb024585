import { describe, expect, it } from 'vitest';
import { decodeFeedRecord, RECORD_LENGTH } from './feed-record.ts';
import { asGolden, bytesOf, feedVectors } from './testing/golden-vectors.ts';

const vectors = feedVectors();
const first = vectors[0]?.hex ?? '';

describe('a feed record', () => {
    it.each(vectors)('should decode as the golden vector says: $name', ({ hex, template, fields }) => {
        expect(hex.length).toBe(2 * RECORD_LENGTH);
        const record = decodeFeedRecord(bytesOf(hex));
        expect(record.template).toBe(template);
        expect(asGolden(record.fields)).toEqual(fields);
    });

    it('should be covered in every type by the vectors', () => {
        expect(new Set(vectors.map(({ template }) => template)).size).toBe(6);
    });

    it('should decode at an offset within a datagram', () => {
        expect(decodeFeedRecord(bytesOf(first + first), RECORD_LENGTH)).toEqual(decodeFeedRecord(bytesOf(first)));
    });

    it.each([
        ['another block length', 0, 55],
        ['another schema', 4, 0],
        ['a newer version', 6, 2],
        ['an unknown type', 2, 7],
    ])('should be refused with %s', (_, offset, value) => {
        const bytes = bytesOf(first);
        bytes.setUint16(offset, value, true);
        expect(() => decodeFeedRecord(bytes)).toThrow(RangeError);
    });

    it('should be refused when it is cut', () => {
        expect(() => decodeFeedRecord(bytesOf(first.slice(0, -2)))).toThrow(RangeError);
    });

    it('should be refused when an enumeration holds an unknown value', () => {
        const bytes = bytesOf(vectors.find(({ template }) => template === 'MatchClock')?.hex ?? '');
        bytes.setUint8(8 + 30, 3);
        expect(() => decodeFeedRecord(bytes)).toThrow('attacksPlusX');
    });
});
