import type {
    HeatPatchMessage,
    HeatSnapMessage,
    HeatSnapshot,
    Microseconds,
    PatchMessage,
    SnapMessage,
} from './messages.ts';

/** What became of a patch. */
export type PatchOutcome = 'applied' | 'base-mismatch';

/**
 * A heat map kept current from a snapshot and the patches after it. A patch whose `base` is not the state's seq, or that
 * names a cell that does not exist, is not applied: the owner asks for the channel anew.
 */
export class HeatMapState {
    #cellsUs = new Float64Array(0);
    #snapshot: HeatSnapshot | undefined;
    #seq = 0;
    #tsUs: Microseconds = 0;
    #outsideUs = 0;

    /** Whether there is a map; no before the first snapshot and after {@link clear}. */
    get present(): boolean {
        return this.#snapshot !== undefined;
    }

    /** Dwell in microseconds, row by row from -y, each row from -x; empty when there is no map. */
    get cellsUs(): Float64Array {
        return this.#cellsUs;
    }

    get columns(): number {
        return this.#snapshot?.columns ?? 0;
    }

    get rows(): number {
        return this.#snapshot?.rows ?? 0;
    }

    /** The side of a cell in metres. */
    get cellMetres(): number {
        return this.#snapshot?.cellMetres ?? 1;
    }

    get seq(): number {
        return this.#seq;
    }

    /** Dwell is counted up to here. */
    get tsUs(): Microseconds {
        return this.#tsUs;
    }

    /** Dwell outside the pitch in microseconds. */
    get outsideUs(): number {
        return this.#outsideUs;
    }

    /** @throws RangeError when it is no heat map, or the cells are not columns x rows */
    onSnap(message: SnapMessage): void {
        if (!isHeatSnap(message)) {
            throw new RangeError(`not a heat map: stream=${message.stream}, seq=${message.seq}`);
        }
        const { seq, data } = message;
        if (data.cells.length !== data.columns * data.rows) {
            throw new RangeError(
                `heat map of a wrong size: cells=${data.cells.length}, columns=${data.columns}, rows=${data.rows}`,
            );
        }
        this.#snapshot = data;
        this.#cellsUs = Float64Array.from(data.cells);
        this.#seq = seq;
        this.#tsUs = data.tsUs;
        this.#outsideUs = data.outsideUs;
    }

    onPatch(patch: PatchMessage): PatchOutcome {
        if (this.#snapshot === undefined || patch.base !== this.#seq || !isHeatPatch(patch)) {
            return 'base-mismatch';
        }
        if (patch.ops.some(([cell]) => !(cell >= 0 && cell < this.#cellsUs.length))) {
            return 'base-mismatch';
        }
        for (const [cell, dwellUs] of patch.ops) {
            this.#cellsUs[cell] = dwellUs;
        }
        this.#seq = patch.seq;
        this.#tsUs = patch.tsUs;
        this.#outsideUs = patch.outsideUs;
        return 'applied';
    }

    clear(): void {
        this.#snapshot = undefined;
        this.#cellsUs = new Float64Array(0);
        this.#seq = 0;
        this.#outsideUs = 0;
    }
}

function isHeatSnap(message: SnapMessage): message is HeatSnapMessage {
    const { data } = message;
    return typeof data === 'object' && data !== null && 'cells' in data && Array.isArray(data.cells);
}

function isHeatPatch(patch: PatchMessage): patch is HeatPatchMessage {
    return 'tsUs' in patch;
}
