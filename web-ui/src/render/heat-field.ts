import { smooth } from './gaussian.ts';
import { HEAT_RAMP, heatAlpha } from './heat-ramp.ts';
import { scaleTop } from './heat-scale.ts';

/** The standard deviation of the smoothing for display, metres. */
export const SMOOTHING_METRES = 2;

/** The grid that a heat map is drawn from. */
export interface HeatGrid {
    /** Microseconds of dwell, row by row from -y, each row from -x. */
    readonly cellsUs: ArrayLike<number>;
    readonly columns: number;
    readonly rows: number;
    readonly cellMetres: number;
}

/** A heat map ready to be shown. */
export interface HeatField {
    /** RGBA bytes, the top row first (+y), as an image wants it. */
    readonly pixels: Uint8ClampedArray<ArrayBuffer>;
    readonly columns: number;
    readonly rows: number;
    /** The dwell at the top of the colour scale, seconds a square metre. */
    readonly topSecondsPerSquareMetre: number;
}

/** Smooths, scales and colours a heat map. */
export function heatField({ cellsUs, columns, rows, cellMetres }: HeatGrid): HeatField {
    const smoothed = smooth(cellsUs, columns, rows, SMOOTHING_METRES / cellMetres);
    const topUs = scaleTop(smoothed);
    const pixels = new Uint8ClampedArray(4 * columns * rows);
    for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++) {
            const dwellUs = smoothed[row * columns + column] ?? 0;
            const share = topUs > 0 ? Math.min(1, dwellUs / topUs) : 0;
            const [red, green, blue] = HEAT_RAMP[Math.round(share * (HEAT_RAMP.length - 1))] ?? [0, 0, 0];
            const at = 4 * ((rows - 1 - row) * columns + column);
            pixels[at] = red;
            pixels[at + 1] = green;
            pixels[at + 2] = blue;
            pixels[at + 3] = 255 * heatAlpha(share);
        }
    }
    return { pixels, columns, rows, topSecondsPerSquareMetre: topUs / 1e6 / cellMetres ** 2 };
}
