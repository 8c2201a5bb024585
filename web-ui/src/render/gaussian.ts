/**
 * A Gaussian's weights, odd in number, symmetric, adding up to 1; cut at three standard deviations.
 *
 * @param sigmaCells - one standard deviation in cells; 0 gives the kernel that changes nothing
 */
export function gaussianKernel(sigmaCells: number): Float64Array {
    const radius = Math.ceil(3 * sigmaCells);
    const kernel = Float64Array.from({ length: 2 * radius + 1 }, (_, i) =>
        sigmaCells === 0 ? 1 : Math.exp(-((i - radius) ** 2) / (2 * sigmaCells ** 2)),
    );
    const sum = kernel.reduce((total, weight) => total + weight, 0);
    return kernel.map((weight) => weight / sum);
}

/** The cell that a place beyond the border stands for: the border mirrors, so nothing is lost over it. */
function mirrored(index: number, size: number): number {
    const period = 2 * size;
    const within = ((index % period) + period) % period;
    return within < size ? within : period - 1 - within;
}

/**
 * Smooths a grid by a separable Gaussian, rows first and then columns. The sum over the grid stays what it was.
 *
 * @param cells - row by row, columns x rows
 * @returns a new grid of the same shape and unit
 */
export function smooth(
    cells: ArrayLike<number>,
    columns: number,
    rows: number,
    sigmaCells: number,
): Float64Array<ArrayBuffer> {
    const kernel = gaussianKernel(sigmaCells);
    const across = pass(cells, columns, rows, 1, columns, kernel);
    return pass(across, rows, columns, columns, 1, kernel);
}

/** Convolves `lines` lines of `length` cells; `step` from cell to cell, `lineStep` from line to line. */
function pass(
    cells: ArrayLike<number>,
    length: number,
    lines: number,
    step: number,
    lineStep: number,
    kernel: Float64Array,
): Float64Array<ArrayBuffer> {
    const radius = kernel.length >> 1;
    const smoothed = new Float64Array(cells.length);
    for (let line = 0; line < lines; line++) {
        const start = line * lineStep;
        for (let i = 0; i < length; i++) {
            const value = cells[start + i * step] ?? 0;
            if (value !== 0) {
                for (let k = -radius; k <= radius; k++) {
                    const target = start + mirrored(i + k, length) * step;
                    smoothed[target] = (smoothed[target] ?? 0) + value * (kernel[k + radius] ?? 0);
                }
            }
        }
    }
    return smoothed;
}
