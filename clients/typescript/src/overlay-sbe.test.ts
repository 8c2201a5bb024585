import { describe, expect, it } from 'vitest';
import { decodeOverlayMessage, type FrameFields } from './overlay-sbe.ts';
import { asGolden, bytesOf, type GoldenVector, goldenVectors } from './testing/golden-vectors.ts';

const vectors = goldenVectors('overlay-messages.json', 'messages');
const frames = vectors.filter(({ template, json }) => template === 'Frame' && json !== undefined);
const heats = vectors.filter(({ template, json }) => template === 'Heat' && json !== undefined);

function decodedFrame({ hex }: GoldenVector): FrameFields {
    const message = decodeOverlayMessage(bytesOf(hex));
    if (message.template !== 'Frame') {
        throw new Error(`not a frame: template=${message.template}`);
    }
    return message.fields;
}

describe('a binary overlay message', () => {
    it.each(vectors)('should decode as the golden vector says: $name', ({ hex, template, fields }) => {
        const message = decodeOverlayMessage(bytesOf(hex));
        expect(message.template).toBe(template);
        expect(asGolden(message.fields)).toEqual(fields);
    });

    it.each(frames)('should say the same as its JSON: $name', (vector) => {
        const fields = decodedFrame(vector);
        expect({
            seq: Number(fields.seq),
            tsUs: Number(fields.tsUs),
            pubUs: Number(fields.pubUs),
            clock: { period: fields.period, ms: fields.clockMs, running: fields.running === 1 },
            rows: fields.rows.map((row) => [
                row.objectId,
                ...[row.x, row.y, row.z, row.vx, row.vy, row.vz, row.ax, row.ay, row.sigma].map((mm) => mm / 1000),
                row.quality.toLowerCase(),
                row.ageMs,
                row.distance / 1000,
            ]),
        }).toEqual({
            seq: vector.json?.seq,
            tsUs: vector.json?.tsUs,
            pubUs: vector.json?.pubUs,
            clock: vector.json?.clock,
            rows: vector.json?.rows,
        });
    });

    it.each(heats)('should hold the same cells as its JSON: $name', ({ hex, json }) => {
        const message = decodeOverlayMessage(bytesOf(hex));
        const cells = message.template === 'Heat' ? message.fields.cells.map(Number) : [];
        expect(json).toMatchObject({ data: { cells } });
    });

    it('should be read past what a later version appends to its block', () => {
        const vector = frames[0] as GoldenVector;
        const blockLength = bytesOf(vector.hex).getUint16(0, true);
        const end = 2 * (8 + blockLength);
        const longer = bytesOf(`${vector.hex.slice(0, end)}abcdef${vector.hex.slice(end)}`);
        longer.setUint16(0, blockLength + 3, true);
        expect(decodeOverlayMessage(longer).fields).toEqual(decodedFrame(vector));
    });

    it('should be refused when it is of another schema, of an unknown type, or cut', () => {
        const { hex } = frames[0] as GoldenVector;
        const schema = bytesOf(hex);
        schema.setUint16(4, 1, true);
        const type = bytesOf(hex);
        type.setUint16(2, 3, true);
        expect(() => decodeOverlayMessage(schema)).toThrow('schemaId=1');
        expect(() => decodeOverlayMessage(type)).toThrow('templateId=3');
        expect(() => decodeOverlayMessage(bytesOf(hex.slice(0, -2)))).toThrow(RangeError);
    });
});
