/** Reads little-endian values one after the other. Reading past the end throws RangeError, as DataView does. */
export class ByteCursor {
    readonly #view: DataView;
    #offset: number;

    constructor(view: DataView, offset = 0) {
        this.#view = view;
        this.#offset = offset;
    }

    get offset(): number {
        return this.#offset;
    }

    /** Goes to an offset from the view's start: SBE lets a later version lengthen a block. */
    moveTo(offset: number): void {
        this.#offset = offset;
    }

    u8(): number {
        return this.#view.getUint8(this.#advance(1));
    }

    u16(): number {
        return this.#view.getUint16(this.#advance(2), true);
    }

    i16(): number {
        return this.#view.getInt16(this.#advance(2), true);
    }

    u32(): number {
        return this.#view.getUint32(this.#advance(4), true);
    }

    i32(): number {
        return this.#view.getInt32(this.#advance(4), true);
    }

    u64(): bigint {
        return this.#view.getBigUint64(this.#advance(8), true);
    }

    i64(): bigint {
        return this.#view.getBigInt64(this.#advance(8), true);
    }

    f32(): number {
        return this.#view.getFloat32(this.#advance(4), true);
    }

    f64(): number {
        return this.#view.getFloat64(this.#advance(8), true);
    }

    #advance(bytes: number): number {
        const at = this.#offset;
        this.#offset += bytes;
        return at;
    }
}

/**
 * The name that an enumeration gives a value.
 *
 * @throws RangeError when it gives none
 */
export function enumName<T extends string>(names: readonly T[], value: number, field: string): T {
    const name = names[value];
    if (name === undefined) {
        throw new RangeError(`unknown value: field=${field}, value=${value}`);
    }
    return name;
}
