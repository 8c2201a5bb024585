import { LAW_1, PENALTY_ARC_ANGLE, type PitchView } from './pitch-geometry.ts';

const GROUND = '#0c1613';
const GRASS = ['#112019', '#13251d'] as const;
const LINE = 'rgba(226, 240, 232, 0.62)';
const GOAL = 'rgba(226, 240, 232, 0.9)';
const STRIPES = 18;
const GOAL_DEPTH_METRES = 1.6;

/** Draws the ground and the grass. The context's pixels are the view's. */
export function drawGround(context: CanvasRenderingContext2D, view: PitchView): void {
    context.fillStyle = GROUND;
    context.fillRect(0, 0, context.canvas.width, context.canvas.height);
    drawGrass(context, view);
}

/** Draws the markings of Law 1, and the goals. The context's pixels are the view's. */
export function drawMarkings(context: CanvasRenderingContext2D, view: PitchView): void {
    context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    context.strokeStyle = LINE;
    context.fillStyle = LINE;
    context.lineWidth = Math.max(1.5, LAW_1.lineWidth * view.scale);
    context.lineJoin = 'miter';
    drawOutlineAndCircle(context, view);
    for (const end of [-1, 1]) {
        drawEnd(context, view, end);
    }
    drawCorners(context, view);
}

function drawGrass(context: CanvasRenderingContext2D, view: PitchView): void {
    const { x, y, width, height } = view.box;
    for (let stripe = 0; stripe < STRIPES; stripe++) {
        const left = Math.round(x + (stripe * width) / STRIPES);
        const right = Math.round(x + ((stripe + 1) * width) / STRIPES);
        context.fillStyle = GRASS[stripe % 2] ?? GRASS[0];
        context.fillRect(left, y, right - left, height);
    }
}

function drawOutlineAndCircle(context: CanvasRenderingContext2D, view: PitchView): void {
    const { x, y, width, height } = view.box;
    const centre = view.toCanvas(0, 0);
    context.strokeRect(x, y, width, height);
    context.beginPath();
    context.moveTo(centre.x, y);
    context.lineTo(centre.x, y + height);
    context.stroke();
    context.beginPath();
    context.arc(centre.x, centre.y, LAW_1.circleRadius * view.scale, 0, 2 * Math.PI);
    context.stroke();
    drawSpot(context, centre.x, centre.y, view);
}

/** One end of the pitch: `end` is -1 for the goal at -x, 1 for the one at +x. */
function drawEnd(context: CanvasRenderingContext2D, view: PitchView, end: number): void {
    const goalLine = (end * view.pitch.lengthMetres) / 2;
    const halfGoal = LAW_1.goalWidth / 2;
    strokeBox(context, view, goalLine, goalLine - end * LAW_1.penaltyArea, halfGoal + LAW_1.penaltyArea);
    strokeBox(context, view, goalLine, goalLine - end * LAW_1.goalArea, halfGoal + LAW_1.goalArea);
    const spot = view.toCanvas(goalLine - end * LAW_1.penaltySpot, 0);
    drawSpot(context, spot.x, spot.y, view);
    const middle = end > 0 ? Math.PI : 0;
    context.beginPath();
    context.arc(
        spot.x,
        spot.y,
        LAW_1.circleRadius * view.scale,
        middle - PENALTY_ARC_ANGLE,
        middle + PENALTY_ARC_ANGLE,
    );
    context.stroke();
    context.save();
    context.strokeStyle = GOAL;
    context.lineWidth *= 1.6;
    strokeBox(context, view, goalLine, goalLine + end * GOAL_DEPTH_METRES, halfGoal);
    context.restore();
}

function strokeBox(
    context: CanvasRenderingContext2D,
    view: PitchView,
    fromX: number,
    toX: number,
    halfWidth: number,
): void {
    const a = view.toCanvas(fromX, halfWidth);
    const b = view.toCanvas(toX, -halfWidth);
    context.beginPath();
    context.moveTo(a.x, a.y);
    context.lineTo(b.x, a.y);
    context.lineTo(b.x, b.y);
    context.lineTo(a.x, b.y);
    context.stroke();
}

function drawSpot(context: CanvasRenderingContext2D, x: number, y: number, view: PitchView): void {
    context.beginPath();
    context.arc(x, y, Math.max(2, 0.2 * view.scale), 0, 2 * Math.PI);
    context.fill();
}

function drawCorners(context: CanvasRenderingContext2D, view: PitchView): void {
    const { x, y, width, height } = view.box;
    const radius = LAW_1.cornerRadius * view.scale;
    const corners = [
        [x, y, 0],
        [x + width, y, Math.PI / 2],
        [x + width, y + height, Math.PI],
        [x, y + height, (3 * Math.PI) / 2],
    ] as const;
    for (const [cornerX, cornerY, from] of corners) {
        context.beginPath();
        context.arc(cornerX, cornerY, radius, from, from + Math.PI / 2);
        context.stroke();
    }
}
