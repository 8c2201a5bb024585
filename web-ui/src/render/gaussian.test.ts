import { describe, expect, it } from 'vitest';
import { gaussianKernel, smooth } from './gaussian.ts';

const sum = (cells: ArrayLike<number>) => Array.from(cells).reduce((total, cell) => total + cell, 0);

describe('the Gaussian kernel', () => {
    it('should add up to 1, be symmetric and reach three standard deviations', () => {
        const kernel = gaussianKernel(2);
        expect(kernel.length).toBe(13);
        expect(sum(kernel)).toBeCloseTo(1, 12);
        expect([...kernel]).toEqual([...kernel].reverse());
    });

    it('should fall as exp(-d^2 / 2 sigma^2)', () => {
        const kernel = gaussianKernel(2);
        // At one standard deviation, two cells off: e^-0.5 = 0.6065 of the middle.
        expect((kernel[8] ?? 0) / (kernel[6] ?? 1)).toBeCloseTo(Math.exp(-0.5), 12);
    });

    it('should change nothing without a standard deviation', () => {
        expect([...gaussianKernel(0)]).toEqual([1]);
    });
});

describe('smoothing', () => {
    it('should spread one cell by the product of two kernels', () => {
        const cells = new Float64Array(21 * 15);
        cells[7 * 21 + 10] = 1000;
        const smoothed = smooth(cells, 21, 15, 2);
        const kernel = gaussianKernel(2);
        const at = (column: number, row: number) => smoothed[row * 21 + column];
        expect(at(10, 7)).toBeCloseTo(1000 * (kernel[6] ?? 0) ** 2, 9);
        expect(at(12, 7)).toBeCloseTo(1000 * (kernel[8] ?? 0) * (kernel[6] ?? 0), 9);
        expect(at(12, 8)).toBeCloseTo(1000 * (kernel[8] ?? 0) * (kernel[7] ?? 0), 9);
        expect(at(10, 14)).toBe(0);
    });

    it.each([
        ['in the middle', 52, 34],
        ['in a corner', 0, 0],
        ['at the far border', 104, 67],
    ])('should conserve dwell %s', (_, column, row) => {
        const cells = new Float64Array(105 * 68);
        cells[row * 105 + column] = 5_400_000_000;
        expect(sum(smooth(cells, 105, 68, 2)) / 5_400_000_000).toBeCloseTo(1, 12);
    });

    it('should leave an even map even, up to the borders', () => {
        const smoothed = smooth(new Float64Array(12 * 9).fill(7), 12, 9, 2);
        for (const cell of smoothed) {
            expect(cell).toBeCloseTo(7, 9);
        }
    });

    it('should conserve dwell on a grid smaller than the kernel', () => {
        expect(sum(smooth([1, 0, 0, 5], 2, 2, 2))).toBeCloseTo(6, 12);
    });

    it('should mirror at the border as calculated by hand', () => {
        // Sigma 1/3: radius 1; weights e^-4.5 = 0.011109 : 1 : 0.011109, so w = 0.010866 aside and 0.978268 in the middle.
        // A 1 in the first of three cells: its left share falls back onto it.
        const smoothed = smooth([1, 0, 0], 3, 1, 1 / 3);
        expect(smoothed[0]).toBeCloseTo(0.989134, 5);
        expect(smoothed[1]).toBeCloseTo(0.010866, 5);
        expect(smoothed[2]).toBe(0);
    });
});
