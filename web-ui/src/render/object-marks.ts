import type { TrackQuality } from 'touchline-client';
import type { CastMember } from './cast.ts';
import { cssColour, parseColour } from './colour.ts';
import type { PitchView, Point } from './pitch-geometry.ts';

/** The radius of a player's mark in metres: larger than life, to be read across a room. */
export const MARK_RADIUS_METRES = 1.25;
const LEAST_RADIUS_PIXELS = 8;
const FONT = '"Barlow Semi Condensed", sans-serif';
const GROUND = '#0d1613';
const BALL_HALO = parseColour('#ffd84a');

/** How one player's mark is drawn. */
export interface MarkStyle {
    readonly quality: TrackQuality;
    readonly selected: boolean;
    readonly named: boolean;
    /** 0 to 1, over and above what the quality takes away. */
    readonly alpha: number;
}

/** The radius of a mark in canvas pixels. */
export function markRadius(view: PitchView): number {
    return Math.max(LEAST_RADIUS_PIXELS, MARK_RADIUS_METRES * view.scale);
}

/**
 * Draws a player at a place in canvas pixels. Home is round, away is square with round corners, so that two teams in like
 * colours stay apart; extrapolated is hollow and dashed; stale is faded.
 */
export function drawPlayer(
    context: CanvasRenderingContext2D,
    view: PitchView,
    at: Point,
    who: CastMember,
    style: MarkStyle,
): void {
    const radius = markRadius(view) * (style.selected ? 1.15 : 1);
    const hollow = style.quality === 'extrapolated';
    context.save();
    context.globalAlpha = style.alpha * (style.quality === 'stale' ? 0.35 : 1);
    if (style.selected) {
        outline(context, at, radius * 1.55, who);
        context.fillStyle = 'rgba(255, 255, 255, 0.16)';
        context.fill();
        context.strokeStyle = '#ffffff';
        context.lineWidth = Math.max(2, 0.22 * view.scale);
        context.stroke();
    }
    outline(context, at, radius, who);
    context.fillStyle = hollow ? GROUND : cssColour(who.colour);
    context.fill();
    context.strokeStyle = hollow ? cssColour(who.colour) : 'rgba(255, 255, 255, 0.88)';
    context.lineWidth = Math.max(1.5, (hollow ? 0.26 : 0.15) * view.scale);
    context.setLineDash(hollow ? [radius * 0.55, radius * 0.32] : []);
    context.stroke();
    context.fillStyle = hollow ? '#ffffff' : cssColour(who.ink);
    context.font = `700 ${radius * (who.label.length > 2 ? 0.95 : 1.3)}px ${FONT}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(who.label, at.x, at.y + radius * 0.06);
    if (style.named) {
        drawName(context, at, radius, who.shortName, style.selected);
    }
    context.restore();
}

function outline(context: CanvasRenderingContext2D, at: Point, radius: number, who: CastMember): void {
    context.beginPath();
    if (who.side === 'away') {
        const half = radius * 0.93;
        context.roundRect(at.x - half, at.y - half, 2 * half, 2 * half, radius * 0.42);
    } else {
        context.arc(at.x, at.y, radius, 0, 2 * Math.PI);
    }
}

function drawName(context: CanvasRenderingContext2D, at: Point, radius: number, name: string, strong: boolean): void {
    context.setLineDash([]);
    context.font = `${strong ? 700 : 600} ${radius * 1.05}px ${FONT}`;
    context.lineJoin = 'round';
    context.lineWidth = radius * 0.4;
    context.strokeStyle = 'rgba(8, 14, 12, 0.85)';
    const y = at.y + radius * (strong ? 2.35 : 1.85);
    context.strokeText(name, at.x, y);
    context.fillStyle = '#f2f6f4';
    context.fillText(name, at.x, y);
}

/**
 * Draws the ball. Its height lifts it from its shadow and makes it larger; the halo makes it easy to find.
 *
 * @param heightMetres - above the ground; below it counts as on it
 */
export function drawBall(
    context: CanvasRenderingContext2D,
    view: PitchView,
    at: Point,
    heightMetres: number,
    style: Pick<MarkStyle, 'quality' | 'alpha' | 'selected'>,
): void {
    const height = Math.max(0, heightMetres);
    const radius = Math.max(4.5, 0.56 * view.scale) * Math.min(2, 1 + height * 0.05);
    const lift = height * view.scale * 0.5;
    context.save();
    context.globalAlpha = style.alpha * (style.quality === 'stale' ? 0.35 : 1);
    if (lift > 1) {
        context.fillStyle = 'rgba(0, 0, 0, 0.45)';
        context.beginPath();
        context.ellipse(at.x, at.y, radius * 0.9, radius * 0.55, 0, 0, 2 * Math.PI);
        context.fill();
    }
    context.beginPath();
    context.arc(at.x, at.y - lift, radius * 2.1, 0, 2 * Math.PI);
    context.fillStyle = cssColour(BALL_HALO, style.selected ? 0.38 : 0.2);
    context.fill();
    context.beginPath();
    context.arc(at.x, at.y - lift, radius, 0, 2 * Math.PI);
    context.fillStyle = style.quality === 'extrapolated' ? GROUND : '#ffffff';
    context.fill();
    context.strokeStyle = cssColour(BALL_HALO);
    context.lineWidth = Math.max(2, 0.2 * view.scale);
    context.setLineDash(style.quality === 'extrapolated' ? [radius * 0.7, radius * 0.45] : []);
    context.stroke();
    context.restore();
}
