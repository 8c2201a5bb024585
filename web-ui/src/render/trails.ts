import type { Microseconds } from 'touchline-client';
import { cssColour, type Rgb } from './colour.ts';
import type { PitchView, Point } from './pitch-geometry.ts';
import { TRAIL_US, type TrailPoint } from './trail-store.ts';

/**
 * Draws the way that an object came, fading with age.
 *
 * @param head - where the object is drawn now, metres: the trail ends there
 */
export function drawTrail(
    context: CanvasRenderingContext2D,
    view: PitchView,
    points: readonly TrailPoint[],
    head: Point,
    nowUs: Microseconds,
    colour: Rgb,
    strong: boolean,
): void {
    const shown = points.filter((point) => point.tsUs <= nowUs && point.tsUs > nowUs - TRAIL_US);
    context.lineWidth = (strong ? 0.34 : 0.2) * view.scale;
    context.lineCap = 'round';
    let from = shown[0];
    for (let i = 1; i <= shown.length && from !== undefined; i++) {
        const point = shown[i];
        const share = 1 - (nowUs - from.tsUs) / TRAIL_US;
        const a = view.toCanvas(from.x, from.y);
        const b = point === undefined ? view.toCanvas(head.x, head.y) : view.toCanvas(point.x, point.y);
        context.strokeStyle = cssColour(colour, (strong ? 0.95 : 0.55) * share * share);
        context.beginPath();
        context.moveTo(a.x, a.y);
        context.lineTo(b.x, b.y);
        context.stroke();
        from = point;
    }
}
