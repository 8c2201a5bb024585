/** The share of the cells with dwell that lies at or below the top of the scale. */
export const SCALE_QUANTILE = 0.99;

/**
 * The value at the top of a heat map's colour scale: the 99th percentile (nearest rank) of the cells that hold anything.
 * Cells without dwell do not count, as on most maps they are nearly all. 0 for an empty map.
 */
export function scaleTop(cells: ArrayLike<number>, quantile = SCALE_QUANTILE): number {
    const held = Float64Array.from(cells).filter((value) => value > 0);
    held.sort();
    return held[Math.max(0, Math.ceil(quantile * held.length) - 1)] ?? 0;
}

/** A number of seconds a square metre for a legend, with two significant digits: `0.042`, `0.31`, `2.4`, `120`. */
export function formatDwell(seconds: number): string {
    if (seconds >= 10) {
        return Math.round(seconds).toString();
    }
    const digits = seconds >= 1 ? 1 : seconds >= 0.1 ? 2 : 3;
    return seconds.toFixed(digits);
}
