import { describe, expect, it } from 'vitest';
import type { FrameMessage } from './messages.ts';
import { liveVectors } from './testing/golden-vectors.ts';
import { RowReader } from './track-frame.ts';

const ALL = ['o', 'x', 'y', 'z', 'vx', 'vy', 'vz', 'ax', 'ay', 's', 'q', 'age', 'd'];

describe('the rows of a frame', () => {
    it('should be read as the golden frame has them', () => {
        const golden = liveVectors().find(({ name }) => name === 'frame');
        const frame = new RowReader(ALL).frame(golden?.json as unknown as FrameMessage);
        expect([...frame.objects.keys()]).toEqual([0, 63]);
        expect(frame.objects.get(0)).toEqual({
            objectId: 0,
            x: -0.02,
            y: -0.41,
            z: 0.11,
            vx: 12,
            vy: -3.5,
            quality: 'live',
            ageMs: 0,
            distance: 1234.567,
        });
        expect(frame.objects.get(63)).toMatchObject({ x: 52.5, quality: 'stale', ageMs: 65_534, distance: 0.088 });
    });

    it('should be read in whatever order the server chose', () => {
        const message = { seq: 1, tsUs: 5, rows: [['stale', 2.5, 7, -1]] } as unknown as FrameMessage;
        const { objects } = new RowReader(['q', 'y', 'o', 'x']).frame(message);
        expect(objects.get(7)).toMatchObject({ x: -1, y: 2.5, quality: 'stale', vx: undefined });
    });

    it('should leave out an object without a position', () => {
        const message = { seq: 1, tsUs: 5, rows: [[1, null, 2]] } as unknown as FrameMessage;
        expect(new RowReader(['o', 'x', 'y']).frame(message).objects.size).toBe(0);
    });

    it('should be refused without an object id or a position', () => {
        expect(() => new RowReader(['o', 'x'])).toThrow('field=y');
    });
});
