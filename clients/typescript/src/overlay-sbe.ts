import { ByteCursor, enumName } from './byte-cursor.ts';

const SCHEMA_ID = 0x544f;
const HEADER_LENGTH = 8;
const QUALITIES = ['LIVE', 'EXTRAPOLATED', 'STALE'] as const;
const SCOPES = ['BALL', 'HOME', 'AWAY', 'PLAYER'] as const;
const GRIDS = ['ONE_METRE', 'GRID_8X13', 'GRID_16X25', 'GRID_32X50', 'GRID_64X100'] as const;
const WHENS = ['ALL', 'IN_PLAY', 'IN_POSSESSION', 'OUT_OF_POSSESSION'] as const;
const DIRECTIONS = ['ABSOLUTE', 'ATTACKING'] as const;
const WINDOWS = ['ONE_MINUTE', 'FIVE_MINUTES', 'TEN_MINUTES', 'FIFTEEN_MINUTES', 'HALF', 'MATCH'] as const;

/** One object of a frame: mm, mm/s, mm/s2. */
export interface FrameRow {
    readonly objectId: number;
    readonly quality: (typeof QUALITIES)[number];
    readonly ageMs: number;
    readonly x: number;
    readonly y: number;
    readonly z: number;
    readonly vx: number;
    readonly vy: number;
    readonly vz: number;
    readonly ax: number;
    readonly ay: number;
    readonly sigma: number;
    readonly distance: number;
}

/** All objects of a match at one instant; times in us UTC. */
export interface FrameFields {
    readonly matchId: number;
    readonly epoch: number;
    readonly seq: bigint;
    readonly tsUs: bigint;
    readonly pubUs: bigint;
    readonly clockMs: number;
    readonly period: number;
    readonly running: number;
    readonly rows: readonly FrameRow[];
}

/** One heat map, whole; `cells` in us of dwell, row by row from -y, each row from -x. */
export interface HeatFields {
    readonly matchId: number;
    readonly epoch: number;
    readonly seq: bigint;
    readonly tsUs: bigint;
    readonly scope: (typeof SCOPES)[number];
    readonly objectId: number;
    readonly window: (typeof WINDOWS)[number];
    readonly columns: number;
    readonly rows: number;
    readonly outsideUs: bigint;
    readonly grid: (typeof GRIDS)[number];
    readonly when: (typeof WHENS)[number];
    readonly direction: (typeof DIRECTIONS)[number];
    /** Millimetres along x, half on either side of the centre spot. */
    readonly gridLength: number;
    /** Millimetres along y, likewise. */
    readonly gridWidth: number;
    readonly cells: readonly bigint[];
}

/** A decoded binary overlay message. */
export type OverlayMessage =
    | { readonly template: 'Frame'; readonly fields: FrameFields }
    | { readonly template: 'Heat'; readonly fields: HeatFields };

/**
 * Reads one message of `overlay-schema.xml`. What a later version appends to a block or a group's entry is stepped over.
 *
 * @throws RangeError when it is too short, another schema's, of an unknown type, or holds an enumeration's unknown value
 */
export function decodeOverlayMessage(view: DataView): OverlayMessage {
    const bytes = new ByteCursor(view);
    const blockLength = bytes.u16();
    const templateId = bytes.u16();
    const schemaId = bytes.u16();
    bytes.u16();
    if (schemaId !== SCHEMA_ID) {
        throw new RangeError(`not an overlay message: schemaId=${schemaId}`);
    }
    const groupOffset = HEADER_LENGTH + blockLength;
    switch (templateId) {
        case 1:
            return { template: 'Frame', fields: frame(bytes, groupOffset) };
        case 2:
            return { template: 'Heat', fields: heat(bytes, groupOffset) };
        default:
            throw new RangeError(`unknown overlay message: templateId=${templateId}`);
    }
}

function frame(bytes: ByteCursor, groupOffset: number): FrameFields {
    const block = {
        matchId: bytes.u32(),
        epoch: bytes.u32(),
        seq: bytes.u64(),
        tsUs: bytes.i64(),
        pubUs: bytes.i64(),
        clockMs: bytes.u32(),
        period: bytes.u8(),
        running: bytes.u8(),
    };
    return { ...block, rows: group(bytes, groupOffset, frameRow) };
}

function frameRow(bytes: ByteCursor): FrameRow {
    return {
        objectId: bytes.u8(),
        quality: enumName(QUALITIES, bytes.u8(), 'quality'),
        ageMs: bytes.u16(),
        x: bytes.i32(),
        y: bytes.i32(),
        z: bytes.i32(),
        vx: bytes.i32(),
        vy: bytes.i32(),
        vz: bytes.i32(),
        ax: bytes.i32(),
        ay: bytes.i32(),
        sigma: bytes.u16(),
        distance: bytes.u32(),
    };
}

function heat(bytes: ByteCursor, groupOffset: number): HeatFields {
    const block = {
        matchId: bytes.u32(),
        epoch: bytes.u32(),
        seq: bytes.u64(),
        tsUs: bytes.i64(),
        scope: enumName(SCOPES, bytes.u8(), 'scope'),
        objectId: bytes.u8(),
        window: enumName(WINDOWS, bytes.u8(), 'window'),
        columns: bytes.u16(),
        rows: bytes.u16(),
        outsideUs: bytes.i64(),
        grid: enumName(GRIDS, bytes.u8(), 'grid'),
        when: enumName(WHENS, bytes.u8(), 'when'),
        direction: enumName(DIRECTIONS, bytes.u8(), 'direction'),
        gridLength: bytes.u32(),
        gridWidth: bytes.u32(),
    };
    return { ...block, cells: group(bytes, groupOffset, (cell) => cell.i64()) };
}

function group<T>(bytes: ByteCursor, offset: number, entry: (bytes: ByteCursor) => T): T[] {
    bytes.moveTo(offset);
    const entryLength = bytes.u16();
    const count = bytes.u16();
    const first = bytes.offset;
    return Array.from({ length: count }, (_, i) => {
        bytes.moveTo(first + i * entryLength);
        return entry(bytes);
    });
}
