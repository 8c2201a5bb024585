import type { Scene } from 'touchline-client';
import { describe, expect, it } from 'vitest';
import { PitchView } from './pitch-geometry.ts';
import { objectAt, overdueAlpha } from './scene-layer.ts';

const view = new PitchView({ lengthMetres: 100, widthMetres: 60 }, 1000, 600, 0);

function sceneOf(...places: (readonly [objectId: number, x: number, y: number])[]): Scene {
    const objects = places.map(([objectId, x, y]) => ({
        object: { objectId, x, y, z: 0, vx: 0, vy: 0, quality: 'live' as const, ageMs: 0, distance: 0 },
        place: { x, y, z: 0 },
    }));
    return { tsUs: 0, objects, clock: undefined, overdueMs: 0 };
}

describe('what lies under a point', () => {
    it('should be the nearest player', () => {
        const scene = sceneOf([1, 0, 0], [2, 1, 0]);
        expect(objectAt(view, scene, view.toCanvas(0.9, 0.1))).toBe(2);
    });

    it('should be nobody far from everyone', () => {
        expect(objectAt(view, sceneOf([1, 0, 0]), view.toCanvas(20, 0))).toBeUndefined();
    });

    it('should be the player rather than the ball at his feet', () => {
        const scene = sceneOf([0, 0.5, 0], [9, 0, 0]);
        expect(objectAt(view, scene, view.toCanvas(0.3, 0))).toBe(9);
        expect(objectAt(view, sceneOf([0, 0.5, 0]), view.toCanvas(0.5, 0))).toBe(0);
    });
});

it('should hold objects for 100 ms, then fade them to one half', () => {
    expect([0, 100, 400, 700, 60_000].map(overdueAlpha)).toEqual([1, 1, 0.75, 0.5, 0.5]);
});
