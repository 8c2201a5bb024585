import { describe, expect, it } from 'vitest';
import { heatField } from './heat-field.ts';

describe('a heat field', () => {
    it('should say seconds a square metre, whatever the size of the cells', () => {
        // An even 3 s in each cell of 2 m x 2 m is 0.75 s a square metre.
        const cellsUs = new Float64Array(20).fill(3_000_000);
        const field = heatField({ cellsUs, columns: 5, rows: 4, cellMetres: 2 });
        expect(field.topSecondsPerSquareMetre).toBeCloseTo(0.75, 9);
    });

    it('should have +y at the top of the image', () => {
        const cellsUs = new Float64Array(9 * 30);
        cellsUs[29 * 9 + 4] = 1_000_000;
        const { pixels } = heatField({ cellsUs, columns: 9, rows: 30, cellMetres: 1 });
        expect(pixels[4 * 4 + 3]).toBeGreaterThan(200);
        expect(pixels[4 * (29 * 9 + 4) + 3]).toBe(0);
    });

    it('should be transparent everywhere without dwell', () => {
        const field = heatField({ cellsUs: new Float64Array(6), columns: 3, rows: 2, cellMetres: 1 });
        expect(field.topSecondsPerSquareMetre).toBe(0);
        expect([...field.pixels].filter((_, i) => i % 4 === 3)).toEqual([0, 0, 0, 0, 0, 0]);
    });
});
