/** A made-up match for the development server: every position is a function of time, so nothing has to be kept. */

export const PITCH = { lengthMetres: 105, widthMetres: 68 };
const ANCHORS = [
    [-48, 0],
    [-33, -22],
    [-36, -8],
    [-36, 8],
    [-33, 22],
    [-20, 0],
    [-12, -15],
    [-12, 15],
    [2, -24],
    [2, 24],
    [8, 0],
];
const HOME_NAMES =
    'A. Lindqvist,M. Okafor,J. Brandão,T. Nowak,S. Dembélé,R. Castellanos,P. Haug,L. Øverby,K. Tanaka,D. Mitrović,F. Almeida';
const AWAY_NAMES =
    'G. Petrov,B. Ashworth,C. Iglesias,N. Bakker,O. Sørensen,E. Kamara,H. Van den Berg,V. Rossi,I. Müller,Y. Cissé,W. Adeyemi';
const NUMBERS = [1, 2, 4, 5, 3, 6, 8, 10, 7, 11, 9];
const PASS_SECONDS = 2.4;
const STEP = 0.02;

function team(name, shortName, colour, names, firstId) {
    const players = names
        .split(',')
        .map((player, i) => ({ objectId: firstId + i, number: NUMBERS[i], name: player, position: i ? 'FP' : 'GK' }));
    return { name, shortName, colour, players };
}

export function match(id, mode, rate) {
    return {
        id,
        name: id === 1 ? 'Blues - Reds' : `Friendly ${id}`,
        mode,
        rate,
        pitch: PITCH,
        teams: {
            home: team('Blues', 'BLU', '#2f6fdf', HOME_NAMES, 1),
            away: team('Reds', 'RED', '#d8433b', AWAY_NAMES, 12),
        },
        sources: [
            { id: 1, name: 'tracking', expectedRate: 575 },
            { id: 2, name: 'backup', expectedRate: 575 },
        ],
    };
}

/** Where play is: wanders over the pitch. */
function focus(t) {
    return [30 * Math.sin(t / 13) + 10 * Math.sin(t / 5.1), 17 * Math.sin(t / 9.3) + 6 * Math.sin(t / 3.7)];
}

function playerAt(index, t) {
    const away = index >= 11;
    const side = away ? -1 : 1;
    const [ax, ay] = ANCHORS[index % 11];
    const [fx, fy] = focus(t - 0.8);
    const keeper = index % 11 === 0;
    const follow = keeper ? 0.08 : 0.55;
    const seed = index * 1.7;
    const roam = keeper ? 0.8 : 3.4;
    const x = side * ax + follow * fx + roam * Math.sin(t / 3.1 + seed) + 0.5 * roam * Math.sin(t / 1.7 + 2 * seed);
    const y =
        side * ay + follow * 0.6 * fy + roam * Math.cos(t / 3.7 + 1.3 * seed) + 0.4 * roam * Math.sin(t / 2.1 - seed);
    return [Math.max(-52, Math.min(52, x)), Math.max(-33.5, Math.min(33.5, y))];
}

/** Who has the ball from the n-th pass on: somebody near to where play is. */
function holder(n) {
    const t = n * PASS_SECONDS;
    const [fx, fy] = focus(t);
    const byDistance = Array.from({ length: 22 }, (_, i) => i).sort((a, b) => {
        const [xa, ya] = playerAt(a, t);
        const [xb, yb] = playerAt(b, t);
        return Math.hypot(xa - fx, ya - fy) - Math.hypot(xb - fx, yb - fy);
    });
    return byDistance[(n * 7) % 4];
}

function ballAt(t) {
    const n = Math.floor(t / PASS_SECONDS);
    const share = Math.max(0, ((t % PASS_SECONDS) / PASS_SECONDS - 0.45) / 0.55);
    const from = playerAt(holder(n), t);
    const to = playerAt(holder(n + 1), t);
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    const height = length > 18 ? 0.18 * length * 4 * share * (1 - share) : 0.1;
    return [from[0] + 0.7 + (to[0] - from[0]) * share, from[1] - 0.5 + (to[1] - from[1]) * share, height];
}

/** An object's position in metres, `t` seconds into the match. Object 0 is the ball. */
export function positionOf(objectId, t) {
    return objectId === 0 ? ballAt(t) : [...playerAt(objectId - 1, t), 0];
}

function qualityOf(objectId, t) {
    const phase = (t + objectId * 5) % 40;
    if (objectId === 8 && phase < 12) {
        return ['extrapolated', Math.round(phase * 40)];
    }
    return objectId === 19 && phase < 16 ? ['stale', Math.round(1000 + phase * 1000)] : ['live', 0];
}

const round = (value) => Math.round(value * 1000) / 1000;

/** One row of a frame, in the order of {@link ROW}. */
export function rowOf(objectId, t) {
    const [x, y, z] = positionOf(objectId, t);
    const [x0, y0] = positionOf(objectId, t - STEP);
    const [q, age] = qualityOf(objectId, t);
    const distance = objectId === 0 ? t * 5.1 : t * (1.1 + (objectId % 7) * 0.16) + objectId * 31;
    return [objectId, x, y, z, (x - x0) / STEP, (y - y0) / STEP, q, age, distance].map((value) =>
        typeof value === 'number' ? round(value) : value,
    );
}

export const ROW = ['o', 'x', 'y', 'z', 'vx', 'vy', 'q', 'age', 'd'];
