import { EXTRAPOLATION_MS, type Scene, type SceneObject } from 'touchline-client';
import { BALL_ID, type Cast } from './cast.ts';
import { parseColour } from './colour.ts';
import { drawBall, drawPlayer, markRadius } from './object-marks.ts';
import type { PitchView, Point } from './pitch-geometry.ts';
import type { TrailStore } from './trail-store.ts';
import { drawTrail } from './trails.ts';

/** Whose trails are drawn. */
export type TrailChoice = 'off' | 'selected' | 'all';

/** What the producer chose to see of the scene. */
export interface SceneOptions {
    readonly names: boolean;
    readonly trails: TrailChoice;
    readonly selected: number | undefined;
}

const FADE_MS = 600;
const FADED_ALPHA = 0.5;
const BALL_TRAIL = parseColour('#ffe9a0');

/** How opaque objects are that have seen no frame for so long: held at first, then fading to 0.5. */
export function overdueAlpha(overdueMs: number): number {
    const share = Math.min(1, Math.max(0, (overdueMs - EXTRAPOLATION_MS) / FADE_MS));
    return 1 - (1 - FADED_ALPHA) * share;
}

/** Draws a scene: trails, then the players, the selected one last of them, then the ball. */
export function drawScene(
    context: CanvasRenderingContext2D,
    view: PitchView,
    scene: Scene,
    cast: Cast,
    trails: TrailStore,
    options: SceneOptions,
): void {
    context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    const alpha = overdueAlpha(scene.overdueMs);
    for (const { object, place } of scene.objects) {
        const strong = object.objectId === options.selected;
        if (options.trails === 'all' || (options.trails === 'selected' && strong)) {
            const colour = object.objectId === BALL_ID ? BALL_TRAIL : cast.of(object.objectId).colour;
            drawTrail(context, view, trails.of(object.objectId), place, scene.tsUs, colour, strong);
        }
    }
    for (const { object, place } of drawingOrder(scene.objects, options.selected)) {
        const at = view.toCanvas(place.x, place.y);
        const selected = object.objectId === options.selected;
        const { quality } = object;
        if (object.objectId === BALL_ID) {
            drawBall(context, view, at, place.z, { quality, alpha, selected });
        } else {
            const named = options.names || selected;
            drawPlayer(context, view, at, cast.of(object.objectId), { quality, alpha, selected, named });
        }
    }
}

function drawingOrder(objects: readonly SceneObject[], selected: number | undefined): readonly SceneObject[] {
    const depth = ({ object }: SceneObject) => (object.objectId === BALL_ID ? 2 : object.objectId === selected ? 1 : 0);
    return [...objects].sort((a, b) => depth(a) - depth(b) || a.object.objectId - b.object.objectId);
}

/** The object whose mark lies under a point in canvas pixels, players before the ball; `undefined` when none does. */
export function objectAt(view: PitchView, scene: Scene, point: Point): number | undefined {
    const reach = markRadius(view) * 1.5;
    let nearest: number | undefined;
    let nearestDistance = reach;
    for (const { object, place } of scene.objects) {
        const at = view.toCanvas(place.x, place.y);
        const handicap = object.objectId === BALL_ID ? reach / 2 : 0;
        const distance = Math.hypot(at.x - point.x, at.y - point.y) + handicap;
        if (distance < nearestDistance) {
            nearest = object.objectId;
            nearestDistance = distance;
        }
    }
    return nearest;
}
