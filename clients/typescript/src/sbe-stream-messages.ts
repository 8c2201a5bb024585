import { enumName } from './byte-cursor.ts';
import type {
    CameraMessage,
    CameraPose,
    DocumentPatchMessage,
    DocumentSnapMessage,
    EventMessage,
    FrameMessage,
    GapMessage,
    HeatPatchMessage,
    HeatSnapMessage,
    Json,
} from './messages.ts';
import type { SbeCursor } from './sbe-cursor.ts';

const QUALITIES = ['live', 'extrapolated', 'stale'] as const;
const NO_TIMECODE = 255;
const MILLI = 1000;
const MICRO = 1_000_000;

export function readFrame(bytes: SbeCursor, length: number): FrameMessage {
    const { clockMs, period, running, tc, ...fields } = bytes.block(length, () => ({
        stream: bytes.u32(),
        seq: bytes.whole(),
        tsUs: bytes.whole(),
        pubUs: bytes.whole(),
        clockMs: bytes.u32(),
        period: bytes.u8(),
        running: bytes.flag(),
        tc: readTimecode(bytes),
    }));
    const rows = bytes.group((entry) => bytes.block(entry, () => readRow(bytes)));
    const [cam] = bytes.group((entry) => bytes.block(entry, () => readCam(bytes)));
    const clock = { period, ms: clockMs, running };
    return {
        t: 'frame',
        ...fields,
        ...(tc === undefined ? {} : { tc }),
        clock,
        rows,
        ...(cam === undefined ? {} : { cam }),
    };
}

function readCam(bytes: SbeCursor): NonNullable<FrameMessage['cam']> {
    const tsUs = bytes.whole();
    return { id: bytes.u16(), tsUs, ...readPose(bytes) };
}

function readTimecode(bytes: SbeCursor): string | undefined {
    const hours = bytes.u8();
    const [h, m, s, f] = [hours, bytes.u8(), bytes.u8(), bytes.u8()].map((part) => part.toString().padStart(2, '0'));
    const separator = bytes.flag() ? ';' : ':';
    return hours === NO_TIMECODE ? undefined : `${h}:${m}:${s}${separator}${f}`;
}

function readRow(bytes: SbeCursor): FrameMessage['rows'][number] {
    const object = bytes.u8();
    const quality = enumName(QUALITIES, bytes.u8(), 'quality');
    const ageMs = bytes.u16();
    const motion = Array.from({ length: 8 }, () => bytes.i32() / MILLI);
    const sigma = bytes.u16() / MILLI;
    return [object, ...motion, sigma, quality, ageMs, bytes.u32() / MILLI];
}

export function readHeatSnap(bytes: SbeCursor, length: number): HeatSnapMessage {
    const { stream, epoch, seq, extentX, extentY, ...fields } = bytes.block(length, () => ({
        stream: bytes.u32(),
        epoch: bytes.whole(),
        seq: bytes.whole(),
        tsUs: bytes.whole(),
        outsideUs: bytes.whole(),
        columns: bytes.u16(),
        rows: bytes.u16(),
        extentX: bytes.u32() / MILLI,
        extentY: bytes.u32() / MILLI,
    }));
    const cells = bytes.group((entry) => bytes.block(entry, () => bytes.whole()));
    const names = { grid: bytes.text(), when: bytes.text(), direction: bytes.text() };
    const squares = names.grid === '1m' ? { cellMetres: 1 } : {};
    const data = { ...fields, ...names, ...squares, gridMetres: [extentX, extentY], unit: 'us', cells } as const;
    return { t: 'snap', stream, epoch, seq, data };
}

export function readHeatPatch(bytes: SbeCursor, length: number): HeatPatchMessage {
    const fields = bytes.block(length, () => ({
        stream: bytes.u32(),
        base: bytes.whole(),
        seq: bytes.whole(),
        tsUs: bytes.whole(),
        outsideUs: bytes.whole(),
    }));
    const ops = bytes.group((entry) => bytes.block(entry, () => [bytes.u16(), bytes.whole()] as const));
    return { t: 'patch', ...fields, ops };
}

export function readDocumentSnap(bytes: SbeCursor, length: number): DocumentSnapMessage {
    const fields = bytes.block(length, () => ({ stream: bytes.u32(), epoch: bytes.whole(), seq: bytes.whole() }));
    return { t: 'snap', ...fields, data: bytes.json() as Json };
}

export function readDocumentPatch(bytes: SbeCursor, length: number): DocumentPatchMessage {
    const fields = bytes.block(length, () => ({ stream: bytes.u32(), base: bytes.whole(), seq: bytes.whole() }));
    return { t: 'patch', ...fields, ops: bytes.json() as DocumentPatchMessage['ops'] };
}

export function readEvent(bytes: SbeCursor, length: number): EventMessage {
    const fields = bytes.block(length, () => ({ stream: bytes.u32(), seq: bytes.whole(), tsUs: bytes.whole() }));
    const names = { kind: bytes.text(), severity: bytes.text() as EventMessage['severity'] };
    return { t: 'event', ...fields, ...names, data: bytes.json() as EventMessage['data'] };
}

export function readGap(bytes: SbeCursor, length: number): GapMessage {
    const fields = bytes.block(length, () => ({ stream: bytes.u32(), from: bytes.whole(), to: bytes.whole() }));
    return { t: 'gap', ...fields, why: bytes.text() as GapMessage['why'] };
}

export function readCamera(bytes: SbeCursor, length: number): CameraMessage {
    const fields = bytes.block(length, () => ({
        stream: bytes.u32(),
        seq: bytes.whole(),
        tsUs: bytes.whole(),
        ...readPose(bytes),
    }));
    return { t: 'camera', ...fields };
}

function readPose(bytes: SbeCursor): CameraPose {
    const pose = {
        pan: bytes.i32() / MICRO,
        tilt: bytes.i32() / MICRO,
        roll: bytes.i32() / MICRO,
        x: bytes.i32() / MILLI,
        y: bytes.i32() / MILLI,
        z: bytes.i32() / MILLI,
    };
    const lensKnown = bytes.flag();
    const lens = {
        focalLengthMm: shortest(bytes.f32()),
        sensorWidthMm: shortest(bytes.f32()),
        k1: shortest(bytes.f32()),
        k2: shortest(bytes.f32()),
        principalPointX: shortest(bytes.f32()),
        principalPointY: shortest(bytes.f32()),
    };
    return lensKnown ? { ...pose, lens } : pose;
}

/** A single's shortest decimal, which is what JSON shows of it: 9.6, not 9.600000381469727. */
function shortest(single: number): number {
    for (let digits = 1; digits < 9; digits++) {
        const decimal = Number(single.toPrecision(digits));
        if (Math.fround(decimal) === single) {
            return decimal;
        }
    }
    return single;
}
