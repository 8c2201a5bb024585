/** Integer microseconds since 1970-01-01 UTC. A double holds them exactly until the year 2255. */
export type Microseconds = number;

/** A rational rate per second: numerator, denominator. */
export type Rate = readonly [number, number];

/** How an object's position was come by. */
export type TrackQuality = 'live' | 'extrapolated' | 'stale';

/** A JSON value, as a document holds it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json };

/** The match clock of a frame: `ms` since the start of the period; period 0 means that there is no clock. */
export interface MatchClock {
    readonly period: number;
    readonly ms: number;
    readonly running: boolean;
}

/** All objects at one instant; `tsUs` is the capture of the newest record in it, `pubUs` when it was published. */
export interface FrameMessage {
    readonly t: 'frame';
    readonly stream: number;
    readonly seq: number;
    readonly tsUs: Microseconds;
    readonly pubUs: Microseconds;
    /** SMPTE time of day, UTC, at the rates that have one: `15:06:40:01`; a semicolon says drop-frame. At 24000/1001 it falls behind by 3.6 s an hour. */
    readonly tc?: string;
    readonly clock: MatchClock;
    readonly rows: readonly (readonly (number | string | null)[])[];
    /** The newest pose of the camera that the subscription named; `id` is its source. */
    readonly cam?: CameraPose & { readonly id: number; readonly tsUs: Microseconds };
}

/** A whole heat map; `cells` row by row from -y, each row from -x, integer microseconds of dwell. */
export interface HeatSnapshot {
    readonly tsUs: Microseconds;
    /** The side of a cell, when cells are squares of 1 m. */
    readonly cellMetres?: number;
    readonly grid?: string;
    readonly when?: string;
    readonly direction?: string;
    /** How long the grid is along x and along y, half on either side of the centre spot. */
    readonly gridMetres?: readonly [number, number];
    readonly columns: number;
    readonly rows: number;
    readonly outsideUs: number;
    readonly unit: 'us';
    readonly cells: readonly number[];
}

interface Snap<T> {
    readonly t: 'snap';
    readonly stream: number;
    readonly epoch: number;
    readonly seq: number;
    readonly data: T;
}

/** A heat map as of `seq`. */
export type HeatSnapMessage = Snap<HeatSnapshot>;

/** A document (state, team, health), whole, as of `seq`. */
export type DocumentSnapMessage = Snap<Json>;

/** The whole state of a stream; the channel says which of the two. */
export type SnapMessage = HeatSnapMessage | DocumentSnapMessage;

interface Patch<Op> {
    readonly t: 'patch';
    readonly stream: number;
    /** The seq of the message before. */
    readonly base: number;
    readonly seq: number;
    readonly ops: readonly Op[];
}

/** New values of the cells that changed. */
export interface HeatPatchMessage extends Patch<readonly [cell: number, dwellUs: number]> {
    readonly tsUs: Microseconds;
    readonly outsideUs: number;
}

/** One step of a JSON Patch (RFC 6902); `path` is a JSON Pointer (RFC 6901). */
export interface DocumentOperation {
    readonly op: 'add' | 'remove' | 'replace';
    readonly path: string;
    readonly value?: Json;
}

/** What changed in a document. */
export type DocumentPatchMessage = Patch<DocumentOperation>;

/** What changed since the message whose seq is `base`; the channel says which of the two. */
export type PatchMessage = HeatPatchMessage | DocumentPatchMessage;

/** What `data` of an event of kind `feed` holds: which change, of which source or of the whole feed. */
export interface FeedEventData {
    readonly change: 'missing' | 'back' | 'interrupted' | 'loss' | 'recovered';
    readonly sourceId?: number;
    /** Of the silence. */
    readonly durationSeconds?: number;
    /** The share of the source's records that was lost. */
    readonly ratio?: number;
}

/**
 * Something happened; what `data` holds is said in docs/overlay-protocol.md by `kind`. There may be kinds that are not known
 * here: pass over them.
 */
export interface EventMessage {
    readonly t: 'event';
    readonly stream: number;
    readonly seq: number;
    readonly tsUs: Microseconds;
    readonly kind: string;
    readonly severity: 'info' | 'warning';
    readonly data: Readonly<Record<string, unknown>>;
}

/** A camera's lens; the principal point and the distortion as the feed has them. */
export interface CameraLens {
    readonly focalLengthMm: number;
    readonly sensorWidthMm: number;
    readonly k1: number;
    readonly k2: number;
    readonly principalPointX: number;
    readonly principalPointY: number;
}

/** Where a camera stands (metres) and looks (degrees). */
export interface CameraPose {
    readonly pan: number;
    readonly tilt: number;
    readonly roll: number;
    readonly x: number;
    readonly y: number;
    readonly z: number;
    /** Absent until the camera has told of it. */
    readonly lens?: CameraLens;
}

/** A camera's pose, whole each time. */
export interface CameraMessage extends CameraPose {
    readonly t: 'camera';
    readonly stream: number;
    readonly seq: number;
    readonly tsUs: Microseconds;
}

/** Messages from `from` to `to`, both included, will not come. */
export interface GapMessage {
    readonly t: 'gap';
    readonly stream: number;
    readonly from: number;
    readonly to: number;
    readonly why: 'source' | 'conflated' | 'expired';
}

/** A message that belongs to a stream. */
export type StreamMessage = FrameMessage | SnapMessage | PatchMessage | EventMessage | CameraMessage | GapMessage;
