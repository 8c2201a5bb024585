import { PITCH, positionOf } from './fake-match.mjs';

const WINDOW_SECONDS = { '1m': 60, '5m': 300, '10m': 600, '15m': 900, half: 2700, match: 5400 };
const SAMPLE_SECONDS = 0.2;

/** The objects that a scope counts, or nothing when it is not a scope. */
function objectsOf(scope) {
    const player = /^player\/(\d+)$/.exec(scope)?.[1];
    const teams = {
        ball: [0],
        'team/home': Array.from({ length: 11 }, (_, i) => 1 + i),
        'team/away': Array.from({ length: 11 }, (_, i) => 12 + i),
    };
    return player === undefined ? teams[scope] : [Number(player)];
}

/** Reads `ball?window=5m`; answers nothing when there is no such heat map. */
export function parseHeat(text) {
    const [scope, query] = text.split('?');
    const window = new URLSearchParams(query).get('window') ?? 'match';
    const objects = objectsOf(scope);
    return objects && WINDOW_SECONDS[window] ? { objects, seconds: WINDOW_SECONDS[window] } : undefined;
}

/** A heat map counted anew from the positions up to `t` seconds; cells in microseconds. */
export function heatCells({ objects, seconds }, t) {
    const columns = Math.ceil(PITCH.lengthMetres);
    const rows = Math.ceil(PITCH.widthMetres);
    const cells = new Array(columns * rows).fill(0);
    const end = Math.floor(t / SAMPLE_SECONDS);
    const first = Math.max(0, end - seconds / SAMPLE_SECONDS);
    for (let sample = first; sample < end; sample++) {
        for (const objectId of objects) {
            const [x, y] = positionOf(objectId, sample * SAMPLE_SECONDS);
            const column = Math.floor(x + columns / 2);
            const row = Math.floor(y + rows / 2);
            if (column >= 0 && column < columns && row >= 0 && row < rows) {
                cells[row * columns + column] += SAMPLE_SECONDS * 1e6;
            }
        }
    }
    return { columns, rows, cells };
}
