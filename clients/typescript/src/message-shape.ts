type Message = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

const number: Check = (value) => typeof value === 'number';
const text: Check = (value) => typeof value === 'string';
const list: Check = Array.isArray;
const any: Check = (value) => value !== undefined;

const members: Check = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

const each =
    (check: Check): Check =>
    (value) =>
        members(value) && Object.values(value as Message).every(check);

const having =
    (checks: Readonly<Record<string, Check>>): Check =>
    (value) =>
        members(value) && Object.entries(checks).every(([name, check]) => check((value as Message)[name]));

const optional =
    (check: Check): Check =>
    (value) =>
        value === undefined || check(value);

const timeline = having({ mediaUs: number, atUs: number, rate: (rate) => typeof rate === 'number' && rate > 0 });

const ofStream = { stream: number, seq: number };

/** What of each kind of message must be there, and what it must be: that much whoever reads it relies on. */
const SHAPES: ReadonlyMap<string, Check> = new Map([
    ['hello', having({ epoch: number, nowUs: number, heartbeatMs: number })],
    ['ready', having({ clientId: text, role: text })],
    [
        'subok',
        having({
            id: number,
            stream: number,
            epoch: number,
            seq: number,
            effective: having({ policy: text, delayMs: number }),
            row: optional(list),
            timeline: optional(timeline),
        }),
    ],
    ['suberr', having({ id: number, code: text, message: text })],
    ['frame', having({ ...ofStream, tsUs: number, rows: list })],
    ['snap', having({ ...ofStream, data: any })],
    // A patch that does not fit is its stream's fault alone: whoever keeps the state asks for it anew.
    ['patch', having({ ...ofStream, base: number, ops: any })],
    ['event', having({ ...ofStream, tsUs: number, kind: text, data: members })],
    ['camera', having({ ...ofStream, tsUs: number })],
    ['gap', having({ stream: number, from: number, to: number, why: text })],
    ['hb', having({ feed: members, lastTsUs: members, timeline: each(timeline), head: members })],
    ['ping', having({ n: number, t0: number })],
    ['pong', having({ n: number, t0: number, t1: number, t2: number })],
    ['err', having({ code: text, message: text })],
    ['ctl', having({ command: text })],
    ['bye', members],
]);

/** Whether a kind of message is known here. */
export function isKnownKind(kind: string): boolean {
    return SHAPES.has(kind);
}

/** Whether a message of a known kind has what its kind must have; more is no fault. */
export function isWellFormed(kind: string, message: object): boolean {
    return SHAPES.get(kind)?.(message) ?? false;
}
