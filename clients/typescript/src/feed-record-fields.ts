/** Names of an enumeration of the feed schema, by value. */
export const SIDES_OR_UNKNOWN = ['UNKNOWN', 'HOME', 'AWAY'] as const;
/** Names of an enumeration of the feed schema, by value. */
export const SIDES_OR_NONE = ['NONE', 'HOME', 'AWAY'] as const;
/** Names of an enumeration of the feed schema, by value. */
export const NO_YES = ['NO', 'YES'] as const;

/** Who and what a record is about: the same in every type. Times are ns since 1970-01-01 TAI. */
export interface RecordIdentity {
    readonly matchId: number;
    readonly sourceId: number;
    readonly objectId: number;
    readonly pointId: number;
    readonly sequence: number;
    readonly frame: number;
    readonly session: number;
}

/** `x y z` in mm, INT32_MIN unknown; `vx vy vz` in cm/s, INT16_MIN unknown; `sigma` in mm; `flags` as the schema's set. */
export interface PositionFields extends RecordIdentity {
    readonly captureTime: bigint;
    readonly x: number;
    readonly y: number;
    readonly z: number;
    readonly vx: number;
    readonly vy: number;
    readonly vz: number;
    readonly sigma: number;
    readonly flags: number;
    readonly reserved: number;
    readonly tag: bigint;
}

/** `sendTime` in ns TAI; `nominalRate` in records a second. */
export interface HeartbeatFields extends RecordIdentity {
    readonly sendTime: bigint;
    readonly recordsSent: bigint;
    readonly nominalRate: number;
    readonly tag: bigint;
}

/** A value in the unit that its metric has. */
export interface SensorSampleFields extends RecordIdentity {
    readonly captureTime: bigint;
    readonly value: number;
    readonly metricId: number;
    readonly tag: bigint;
}

/** `clockMs` since the start of the period. */
export interface MatchClockFields extends RecordIdentity {
    readonly captureTime: bigint;
    readonly clockMs: number;
    readonly period: number;
    readonly running: (typeof NO_YES)[number];
    readonly attacksPlusX: (typeof SIDES_OR_UNKNOWN)[number];
    readonly ballInPlay: (typeof NO_YES)[number];
    readonly possession: (typeof SIDES_OR_NONE)[number];
    readonly tag: bigint;
}

/** Angles in microdegrees, `x y z` in mm. */
export interface CameraPoseFields extends RecordIdentity {
    readonly captureTime: bigint;
    readonly pan: number;
    readonly tilt: number;
    readonly roll: number;
    readonly x: number;
    readonly y: number;
    readonly z: number;
    readonly tag: bigint;
}

/** Lengths in mm. */
export interface CameraLensFields extends RecordIdentity {
    readonly captureTime: bigint;
    readonly focalLength: number;
    readonly sensorWidth: number;
    readonly k1: number;
    readonly k2: number;
    readonly principalPointX: number;
    readonly principalPointY: number;
    readonly tag: bigint;
}

/** A decoded record: its type's name in the schema, and its fields by their names there. */
export type FeedRecord =
    | { readonly template: 'Position'; readonly fields: PositionFields }
    | { readonly template: 'Heartbeat'; readonly fields: HeartbeatFields }
    | { readonly template: 'SensorSample'; readonly fields: SensorSampleFields }
    | { readonly template: 'MatchClock'; readonly fields: MatchClockFields }
    | { readonly template: 'CameraPose'; readonly fields: CameraPoseFields }
    | { readonly template: 'CameraLens'; readonly fields: CameraLensFields };
