import type { Match, Scene } from 'touchline-client';
import { describe, expect, it } from 'vitest';
import { Cast } from '../render/cast.ts';
import { playerRows, sorted } from './player-row.ts';

const player = (objectId: number, number: number, name: string) => ({ objectId, number, name });
const MATCH = {
    teams: {
        home: { name: 'Blues', colour: '#2f6fdf', players: [player(2, 10, 'B. Ten'), player(1, 1, 'A. One')] },
        away: { name: 'Reds', colour: '#d8433b', players: [player(12, 9, 'C. Nine'), player(13, 4, 'D. Four')] },
    },
} as unknown as Match;
const cast = new Cast(MATCH);

function sceneOf(...objects: (readonly [objectId: number, vx: number, vy: number])[]): Scene {
    return {
        tsUs: 0,
        clock: undefined,
        overdueMs: 0,
        objects: objects.map(([objectId, vx, vy]) => ({
            object: { objectId, x: 9, y: 9, z: 0, vx, vy, quality: 'live', ageMs: 0, distance: 100 + objectId },
            place: { x: objectId, y: -objectId, z: 0 },
        })),
    };
}

const numbers = (rows: readonly { who: { label: string } }[]) => rows.map(({ who }) => who.label);

describe('the lines of the table', () => {
    it('should tell where the objects are drawn, how fast and how far', () => {
        // 3 and 4 m/s are 5 m/s, 18 km/h.
        const { home } = playerRows(sceneOf([2, 3, 4]), cast);
        expect(home).toMatchObject([{ x: 2, y: -2, speedKmh: 18, distanceMetres: 102, quality: 'live' }]);
    });

    it('should show a whole roster while nobody of it is tracked', () => {
        const rows = playerRows(undefined, cast);
        expect(numbers(rows.home)).toEqual(['1', '10']);
        expect(rows.home[0]).toMatchObject({ x: undefined, quality: undefined });
        expect(rows.ball.who.name).toBe('Ball');
    });

    it('should leave the bench out once somebody is tracked', () => {
        expect(numbers(playerRows(sceneOf([13, 0, 0]), cast).away)).toEqual(['4']);
    });

    it('should list tracks that no roster knows', () => {
        const { others } = playerRows(sceneOf([64, 0, 0], [0, 1, 1]), cast);
        expect(others.map(({ who }) => who.name)).toEqual(['Object 64']);
    });

    it('should be sorted by any column, the unknown last either way', () => {
        const { home } = playerRows(sceneOf([1, 1, 0], [2, 2, 0]), cast);
        const missing = { ...playerRows(undefined, cast).home[0], speedKmh: undefined } as (typeof home)[number];
        const rows = [missing, ...home];
        expect(sorted(rows, 'speed', true).map(({ speedKmh }) => speedKmh)).toEqual([7.2, 3.6, undefined]);
        expect(sorted(rows, 'speed', false).map(({ speedKmh }) => speedKmh)).toEqual([3.6, 7.2, undefined]);
        expect(numbers(sorted(home, 'name', true))).toEqual(['10', '1']);
        expect(numbers(sorted(home, 'number', false))).toEqual(['1', '10']);
    });
});
