import type { HeatField } from './heat-field.ts';
import type { PitchView } from './pitch-geometry.ts';

/**
 * Draws a heat map over the pitch, or nothing for `undefined`. The middle of the cells is the centre spot; together they
 * are at least as large as the pitch: those at the sides may reach over its border and are cut there.
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
    const left = x + (width - drawnWidth) / 2;
    const top = y + (height - drawnHeight) / 2;
    context.drawImage(image, left, top, drawnWidth, drawnHeight);
    context.restore();
}
