import { describe, expect, it } from 'vitest';
import { HeatMapState } from './heat-map-state.ts';
import type { HeatPatchMessage, HeatSnapMessage, HeatSnapshot } from './messages.ts';

const DATA: HeatSnapshot = {
    tsUs: 1000,
    cellMetres: 1,
    columns: 3,
    rows: 2,
    outsideUs: 7,
    unit: 'us',
    cells: [0, 40_000, 0, 0, 0, 80_000],
};
const snap = (change: Partial<HeatSnapshot> = {}): HeatSnapMessage => ({
    t: 'snap',
    stream: 4,
    epoch: 1,
    seq: 850,
    data: { ...DATA, ...change },
});
const patch = (base: number, seq: number, ops: HeatPatchMessage['ops']): HeatPatchMessage => ({
    t: 'patch',
    stream: 4,
    base,
    seq,
    tsUs: 2000,
    outsideUs: 9,
    ops,
});

describe('a heat map', () => {
    it('should be what the snapshot and the chain of patches after it say', () => {
        const state = new HeatMapState();
        state.onSnap(snap());
        expect(state.onPatch(patch(850, 875, [[0, 20_000]]))).toBe('applied');
        expect(
            state.onPatch(
                patch(875, 900, [
                    [0, 60_000],
                    [5, 0],
                ]),
            ),
        ).toBe('applied');
        expect([...state.cellsUs]).toEqual([60_000, 40_000, 0, 0, 0, 0]);
        expect(state).toMatchObject({ seq: 900, tsUs: 2000, outsideUs: 9, columns: 3, rows: 2 });
    });

    it('should not take a patch whose base it has not', () => {
        const state = new HeatMapState();
        state.onSnap(snap());
        expect(state.onPatch(patch(860, 875, [[0, 20_000]]))).toBe('base-mismatch');
        expect([...state.cellsUs]).toEqual(DATA.cells);
        expect(state.seq).toBe(850);
    });

    it('should not take any part of a patch that names a cell it has not', () => {
        const state = new HeatMapState();
        state.onSnap(snap());
        const ops = [
            [0, 1],
            [6, 1],
        ] as const;
        expect(state.onPatch(patch(850, 875, ops))).toBe('base-mismatch');
        expect([...state.cellsUs]).toEqual(DATA.cells);
    });

    it('should not take a patch before the snapshot, or after it was cleared', () => {
        const state = new HeatMapState();
        expect(state.onPatch(patch(0, 1, []))).toBe('base-mismatch');
        state.onSnap(snap());
        state.clear();
        expect(state.present).toBe(false);
        expect(state.onPatch(patch(850, 875, []))).toBe('base-mismatch');
    });

    it('should start from a newer snapshot, of another size even', () => {
        const state = new HeatMapState();
        state.onSnap(snap());
        state.onSnap(snap({ columns: 1, rows: 1, cells: [5] }));
        expect([...state.cellsUs]).toEqual([5]);
    });

    it('should be refused when the cells do not fill the grid', () => {
        expect(() => new HeatMapState().onSnap(snap({ columns: 4 }))).toThrow('cells=6, columns=4, rows=2');
    });

    it('should take nothing of what a document says', () => {
        const state = new HeatMapState();
        const document = { t: 'snap', stream: 4, epoch: 1, seq: 1, data: { status: 'ok' } } as const;
        expect(() => state.onSnap(document)).toThrow('not a heat map: stream=4, seq=1');
        state.onSnap(snap());
        const change = { op: 'remove', path: '/status' } as const;
        expect(state.onPatch({ t: 'patch', stream: 4, base: 850, seq: 851, ops: [change] })).toBe('base-mismatch');
        expect(state.seq).toBe(850);
    });
});
