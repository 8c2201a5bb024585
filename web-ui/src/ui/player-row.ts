import type { Scene, TrackQuality } from 'touchline-client';
import { BALL_ID, type Cast, type CastMember, type Side } from '../render/cast.ts';

/** One line of the table. Lengths in metres; what is not tracked is `undefined`. */
export interface PlayerRow {
    readonly who: CastMember;
    readonly x: number | undefined;
    readonly y: number | undefined;
    readonly speedKmh: number | undefined;
    readonly distanceMetres: number | undefined;
    readonly quality: TrackQuality | undefined;
}

/** The table's lines, by team. */
export interface PlayerRows {
    readonly ball: PlayerRow;
    readonly home: readonly PlayerRow[];
    readonly away: readonly PlayerRow[];
    readonly others: readonly PlayerRow[];
}

/** What the table can be sorted by. */
export type SortKey = 'number' | 'name' | 'x' | 'y' | 'speed' | 'distance' | 'quality';

/** Tells the lines of a scene. A team without any track shows its roster, so that nobody is missing before the kick-off. */
export function playerRows(scene: Scene | undefined, cast: Cast): PlayerRows {
    const rows = new Map((scene?.objects ?? []).map(({ object, place }) => [object.objectId, { object, place }]));
    const line = (who: CastMember): PlayerRow => {
        const found = rows.get(who.objectId);
        const { vx, vy } = found?.object ?? {};
        return {
            who,
            x: found?.place.x,
            y: found?.place.y,
            speedKmh: vx === undefined || vy === undefined ? undefined : Math.hypot(vx, vy) * 3.6,
            distanceMetres: found?.object.distance,
            quality: found?.object.quality,
        };
    };
    const team = (side: Side) => {
        const lines = cast.team(side).map(line);
        const tracked = lines.filter(({ x }) => x !== undefined);
        return tracked.length > 0 ? tracked : lines;
    };
    const others = [...rows.keys()]
        .filter((id) => id !== BALL_ID && cast.of(id).side === 'other')
        .sort((a, b) => a - b);
    return {
        ball: line(cast.of(BALL_ID)),
        home: team('home'),
        away: team('away'),
        others: others.map((id) => line(cast.of(id))),
    };
}

const QUALITY_ORDER = ['live', 'extrapolated', 'stale', undefined];

/** Sorts a team's lines; what is not known comes last either way. */
export function sorted(rows: readonly PlayerRow[], key: SortKey, descending: boolean): readonly PlayerRow[] {
    const sign = descending ? -1 : 1;
    return [...rows].sort((a, b) => {
        if (key === 'name') {
            return sign * a.who.name.localeCompare(b.who.name);
        }
        const [left, right] = [value(a, key), value(b, key)];
        if (left === undefined || right === undefined) {
            return Number(left === undefined) - Number(right === undefined);
        }
        return sign * (left - right);
    });
}

function value(row: PlayerRow, key: Exclude<SortKey, 'name'>): number | undefined {
    switch (key) {
        case 'number':
            return Number(row.who.label);
        case 'x':
            return row.x;
        case 'y':
            return row.y;
        case 'speed':
            return row.speedKmh;
        case 'distance':
            return row.distanceMetres;
        case 'quality':
            return QUALITY_ORDER.indexOf(row.quality);
    }
}
