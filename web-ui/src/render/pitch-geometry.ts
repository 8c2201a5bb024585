/** A pitch's sides in metres: length along x, width along y. */
export interface PitchSize {
    readonly lengthMetres: number;
    readonly widthMetres: number;
}

/** A point, in metres on the pitch or in pixels on a canvas. */
export interface Point {
    readonly x: number;
    readonly y: number;
}

/** A rectangle in canvas pixels. */
export interface Box extends Point {
    readonly width: number;
    readonly height: number;
}

/** Lengths of Law 1 of the Laws of the Game, in metres. */
export const LAW_1 = {
    penaltyArea: 16.5,
    goalArea: 5.5,
    circleRadius: 9.15,
    penaltySpot: 11,
    goalWidth: 7.32,
    cornerRadius: 1,
    lineWidth: 0.12,
} as const;

/**
 * The angle in radians between the goal-to-goal axis and either end of the penalty arc, seen from the penalty spot: the
 * arc is drawn only outside the penalty area, (16.5 - 11) m from the spot.
 */
export const PENALTY_ARC_ANGLE = Math.acos((LAW_1.penaltyArea - LAW_1.penaltySpot) / LAW_1.circleRadius);

/**
 * Maps the pitch onto a canvas, whole, centred, to scale: +x right, +y up, as the main camera sees it. Immutable.
 */
export class PitchView {
    /** Canvas pixels per metre. */
    readonly scale: number;
    readonly pitch: PitchSize;
    readonly #originX: number;
    readonly #originY: number;

    /** @param marginMetres - of ground around the pitch that must be seen too */
    constructor(pitch: PitchSize, widthPixels: number, heightPixels: number, marginMetres: number) {
        this.pitch = pitch;
        this.scale = Math.max(
            0.01,
            Math.min(
                widthPixels / (pitch.lengthMetres + 2 * marginMetres),
                heightPixels / (pitch.widthMetres + 2 * marginMetres),
            ),
        );
        this.#originX = widthPixels / 2;
        this.#originY = heightPixels / 2;
    }

    toCanvas(xMetres: number, yMetres: number): Point {
        return { x: this.#originX + xMetres * this.scale, y: this.#originY - yMetres * this.scale };
    }

    toPitch(xPixels: number, yPixels: number): Point {
        return { x: (xPixels - this.#originX) / this.scale, y: (this.#originY - yPixels) / this.scale };
    }

    /** The touchlines and goal lines as a rectangle. */
    get box(): Box {
        const { x, y } = this.toCanvas(-this.pitch.lengthMetres / 2, this.pitch.widthMetres / 2);
        return { x, y, width: this.pitch.lengthMetres * this.scale, height: this.pitch.widthMetres * this.scale };
    }
}
