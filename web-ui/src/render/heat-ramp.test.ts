import { describe, expect, it } from 'vitest';
import { linearLight, luminance, type Rgb } from './colour.ts';
import { HEAT_RAMP, heatAlpha } from './heat-ramp.ts';

/** Viénot, Brettel and Mollon 1999: linear RGB as a dichromat without M (deutan) or L (protan) cones sees it. */
const DEUTAN = [
    [0.29275, 0.70725, -0.02234],
    [0.29275, 0.70725, -0.02234],
    [-0.02234, 0.02234, 1],
] as const;
const PROTAN = [
    [0.11238, 0.88762, 0],
    [0.11238, 0.88762, 0],
    [0.00401, -0.00401, 1],
] as const;

function luminanceAsSeenBy(matrix: readonly (readonly [number, number, number])[], colour: Rgb): number {
    const light = colour.map(linearLight) as [number, number, number];
    const [red, green, blue] = matrix.map((row) => row[0] * light[0] + row[1] * light[1] + row[2] * light[2]);
    return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

const rises = (values: readonly number[]) =>
    values.every((value, i) => i === 0 || value >= (values[i - 1] ?? 0) - 0.002);

describe('the heat ramp', () => {
    it('should grow lighter from end to end', () => {
        const light = HEAT_RAMP.map(luminance);
        expect(rises(light)).toBe(true);
        expect((light.at(-1) ?? 0) - (light[0] ?? 0)).toBeGreaterThan(0.6);
    });

    it('should grow lighter with red-green colour blindness too', () => {
        for (const matrix of [DEUTAN, PROTAN]) {
            const light = HEAT_RAMP.map((colour) => luminanceAsSeenBy(matrix, colour));
            expect(rises(light.filter((_, i) => i % 8 === 0))).toBe(true);
        }
    });

    it('should stay away from the green of the pitch', () => {
        for (const [red, green] of HEAT_RAMP) {
            expect(green).toBeLessThanOrEqual(red);
        }
    });

    it('should have no step that can be seen', () => {
        HEAT_RAMP.slice(1).forEach((colour, i) => {
            const before = HEAT_RAMP[i] ?? colour;
            expect(Math.max(...colour.map((channel, k) => Math.abs(channel - (before[k] ?? 0))))).toBeLessThanOrEqual(
                4,
            );
        });
    });

    it('should be transparent at nothing and ever less so upwards', () => {
        const alphas = Array.from({ length: 101 }, (_, i) => heatAlpha(i / 100));
        expect(alphas[0]).toBe(0);
        expect(rises(alphas)).toBe(true);
        expect(heatAlpha(1)).toBeCloseTo(0.86, 12);
    });
});
