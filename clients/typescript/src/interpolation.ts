import type { TrackedObject } from './track-frame.ts';

/** Where an object is drawn, metres. */
export interface Place {
    readonly x: number;
    readonly y: number;
    readonly z: number;
}

/** How far, in m/s, a stated velocity may be from the straight way between two frames and still be believed. */
const BELIEVABLE_MPS = 8;

/**
 * One coordinate between two samples, by the cubic Hermite curve that meets both positions and both velocities (de Boor,
 * A Practical Guide to Splines, chapter IV). Without velocities, or when they contradict the straight way (a feed that
 * jumped, an identity that swapped), the straight way.
 *
 * @param share - of the way, 0 to 1
 * @param dt - seconds between the samples
 */
export function between(
    p0: number,
    v0: number | undefined,
    p1: number,
    v1: number | undefined,
    share: number,
    dt: number,
): number {
    const chord = (p1 - p0) / dt;
    if (
        v0 === undefined ||
        v1 === undefined ||
        !(Math.abs(v0 - chord) <= BELIEVABLE_MPS && Math.abs(v1 - chord) <= BELIEVABLE_MPS)
    ) {
        return p0 + (p1 - p0) * share;
    }
    const s2 = share * share;
    const s3 = s2 * share;
    return (2 * s3 - 3 * s2 + 1) * p0 + (s3 - 2 * s2 + share) * dt * v0 + (3 * s2 - 2 * s3) * p1 + (s3 - s2) * dt * v1;
}

/** An object between two frames that both have it; `dt` seconds apart, `share` of the way from the first. */
export function interpolate(from: TrackedObject, to: TrackedObject, share: number, dt: number): Place {
    return {
        x: between(from.x, from.vx, to.x, to.vx, share, dt),
        y: between(from.y, from.vy, to.y, to.vy, share, dt),
        z: from.z + (to.z - from.z) * share,
    };
}

/** An object `seconds` after the last frame that has it, in a straight line; where it was without a velocity. */
export function extrapolate(object: TrackedObject, seconds: number): Place {
    return {
        x: object.x + (object.vx ?? 0) * seconds,
        y: object.y + (object.vy ?? 0) * seconds,
        z: object.z,
    };
}
