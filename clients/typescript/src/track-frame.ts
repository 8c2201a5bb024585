import type { FrameMessage, MatchClock, Microseconds, TrackQuality } from './messages.ts';

/** One object in one frame; metres, m/s. A velocity that was not published is `undefined`. */
export interface TrackedObject {
    readonly objectId: number;
    readonly x: number;
    readonly y: number;
    readonly z: number;
    readonly vx: number | undefined;
    readonly vy: number | undefined;
    readonly quality: TrackQuality;
    /** Milliseconds since the newest observation, at the frame's time. */
    readonly ageMs: number;
    /** Metres covered since the match's state began. */
    readonly distance: number;
}

/** All objects of a match at one instant. */
export interface TrackFrame {
    readonly seq: number;
    readonly tsUs: Microseconds;
    readonly clock: MatchClock;
    readonly objects: ReadonlyMap<number, TrackedObject>;
}

/** The fields that the dashboard asks for, in no promised order: `subok.row` says which. */
export const TRACK_FIELDS = ['o', 'x', 'y', 'z', 'vx', 'vy', 'q', 'age', 'd'] as const;

/** Reads the rows of a stream, whose order its `subok` stated. */
export class RowReader {
    readonly #columns: ReadonlyMap<string, number>;

    /** @throws RangeError when the row lacks an object id or a position */
    constructor(row: readonly string[]) {
        this.#columns = new Map(row.map((field, column) => [field, column]));
        for (const field of ['o', 'x', 'y']) {
            if (!this.#columns.has(field)) {
                throw new RangeError(`row lacks a field: field=${field}, row=${row.join(',')}`);
            }
        }
    }

    /** Reads a frame; rows without an object id or a finite position are left out. */
    frame(message: FrameMessage): TrackFrame {
        const objects = new Map<number, TrackedObject>();
        for (const row of message.rows) {
            const objectId = this.#number(row, 'o');
            const x = this.#number(row, 'x');
            const y = this.#number(row, 'y');
            if (objectId !== undefined && x !== undefined && y !== undefined) {
                objects.set(objectId, {
                    objectId,
                    x,
                    y,
                    z: this.#number(row, 'z') ?? 0,
                    vx: this.#number(row, 'vx'),
                    vy: this.#number(row, 'vy'),
                    quality: this.#quality(row),
                    ageMs: this.#number(row, 'age') ?? 0,
                    distance: this.#number(row, 'd') ?? 0,
                });
            }
        }
        return { seq: message.seq, tsUs: message.tsUs, clock: message.clock, objects };
    }

    #value(row: FrameMessage['rows'][number], field: string): number | string | null | undefined {
        const column = this.#columns.get(field);
        return column === undefined ? undefined : row[column];
    }

    #number(row: FrameMessage['rows'][number], field: string): number | undefined {
        const value = this.#value(row, field);
        return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
    }

    #quality(row: FrameMessage['rows'][number]): TrackQuality {
        const value = this.#value(row, 'q');
        return value === 'extrapolated' || value === 'stale' ? value : 'live';
    }
}
