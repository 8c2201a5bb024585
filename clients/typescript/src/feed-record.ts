import { ByteCursor, enumName } from './byte-cursor.ts';
import {
    type CameraLensFields,
    type CameraPoseFields,
    type FeedRecord,
    type MatchClockFields,
    NO_YES,
    type PositionFields,
    type RecordIdentity,
    SIDES_OR_NONE,
    SIDES_OR_UNKNOWN,
} from './feed-record-fields.ts';

/** Bytes of every feed record. */
export const RECORD_LENGTH = 64;

const BLOCK_LENGTH = 56;
const SCHEMA_ID = 0x544c;
const SCHEMA_VERSION = 1;
const TAG_OFFSET = 56;
/**
 * Reads one 64-byte feed record (`feed-schema.xml`).
 *
 * @param view - at least 64 bytes from `offset` on
 * @throws RangeError when it is too short, another schema's, a newer version's, of an unknown type, or holds an
 * enumeration's unknown value
 */
export function decodeFeedRecord(view: DataView, offset = 0): FeedRecord {
    const bytes = new ByteCursor(view, offset);
    const blockLength = bytes.u16();
    const templateId = bytes.u16();
    const schemaId = bytes.u16();
    const version = bytes.u16();
    if (blockLength !== BLOCK_LENGTH || schemaId !== SCHEMA_ID || version !== SCHEMA_VERSION) {
        throw new RangeError(`not a feed record: blockLength=${blockLength}, schemaId=${schemaId}, version=${version}`);
    }
    const who: RecordIdentity = {
        matchId: bytes.u32(),
        sourceId: bytes.u16(),
        objectId: bytes.u8(),
        pointId: bytes.u8(),
        sequence: bytes.u32(),
        frame: bytes.u16(),
        session: bytes.u16(),
    };
    const tag = new ByteCursor(view, offset + TAG_OFFSET).u64();
    switch (templateId) {
        case 1:
            return { template: 'Position', fields: { ...who, ...position(bytes), tag } };
        case 2:
            return {
                template: 'Heartbeat',
                fields: {
                    ...who,
                    sendTime: bytes.u64(),
                    recordsSent: bytes.u64(),
                    nominalRate: bytes.u32(),
                    tag,
                },
            };
        case 3:
            return {
                template: 'SensorSample',
                fields: { ...who, captureTime: bytes.u64(), value: bytes.f64(), metricId: bytes.u16(), tag },
            };
        case 4:
            return { template: 'MatchClock', fields: { ...who, ...matchClock(bytes), tag } };
        case 5:
            return { template: 'CameraPose', fields: { ...who, ...cameraPose(bytes), tag } };
        case 6:
            return { template: 'CameraLens', fields: { ...who, ...cameraLens(bytes), tag } };
        default:
            throw new RangeError(`unknown record type: templateId=${templateId}`);
    }
}

type Own<T extends RecordIdentity> = Omit<T, keyof RecordIdentity | 'tag'>;

function position(bytes: ByteCursor): Own<PositionFields> {
    return {
        captureTime: bytes.u64(),
        x: bytes.i32(),
        y: bytes.i32(),
        z: bytes.i32(),
        vx: bytes.i16(),
        vy: bytes.i16(),
        vz: bytes.i16(),
        sigma: bytes.u16(),
        flags: bytes.u16(),
        reserved: bytes.u16(),
    };
}

function matchClock(bytes: ByteCursor): Own<MatchClockFields> {
    return {
        captureTime: bytes.u64(),
        clockMs: bytes.u32(),
        period: bytes.u8(),
        running: enumName(NO_YES, bytes.u8(), 'running'),
        attacksPlusX: enumName(SIDES_OR_UNKNOWN, bytes.u8(), 'attacksPlusX'),
        ballInPlay: enumName(NO_YES, bytes.u8(), 'ballInPlay'),
        possession: enumName(SIDES_OR_NONE, bytes.u8(), 'possession'),
    };
}

function cameraPose(bytes: ByteCursor): Own<CameraPoseFields> {
    return {
        captureTime: bytes.u64(),
        pan: bytes.i32(),
        tilt: bytes.i32(),
        roll: bytes.i32(),
        x: bytes.i32(),
        y: bytes.i32(),
        z: bytes.i32(),
    };
}

function cameraLens(bytes: ByteCursor): Own<CameraLensFields> {
    return {
        captureTime: bytes.u64(),
        focalLength: bytes.f32(),
        sensorWidth: bytes.f32(),
        k1: bytes.f32(),
        k2: bytes.f32(),
        principalPointX: bytes.f32(),
        principalPointY: bytes.f32(),
    };
}
