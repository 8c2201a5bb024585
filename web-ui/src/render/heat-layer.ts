import type { HeatField } from './heat-field.ts';
import type { PitchView } from './pitch-geometry.ts';

/**
 * Draws a heat map over the pitch, or nothing for `undefined`. Cells are at least as large as the pitch: the last column
 * and row may reach over its border and are cut there.
 */
export function drawHeat(
    context: CanvasRenderingContext2D,
    view: PitchView,
    field: HeatField | undefined,
    cellMetres: number,
): void {
    context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    if (field === undefined || field.pixels.length === 0) {
        return;
    }
    const image = document.createElement('canvas');
    image.width = field.columns;
    image.height = field.rows;
    image.getContext('2d')?.putImageData(new ImageData(field.pixels, field.columns, field.rows), 0, 0);
    const { x, y, width, height } = view.box;
    const drawnWidth = field.columns * cellMetres * view.scale;
    const drawnHeight = field.rows * cellMetres * view.scale;
    context.save();
    context.beginPath();
    context.rect(x, y, width, height);
    context.clip();
    context.imageSmoothingEnabled = true;
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, x, y + height - drawnHeight, drawnWidth, drawnHeight);
    context.restore();
}
