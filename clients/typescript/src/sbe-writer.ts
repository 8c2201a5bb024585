const NULL_INT64 = -(2n ** 63n);
const NULL_INT32 = -(2 ** 31);
const FIRST_CAPACITY = 256;
const LONGEST_TEXT = 65_534;
const UTF_8 = new TextEncoder();

/** Writes little-endian values one after the other, as SBE lays them out. A value that its type does not hold throws RangeError. */
export class SbeWriter {
    #view = new DataView(new ArrayBuffer(FIRST_CAPACITY));
    #length = 0;

    /** What was written, as bytes of their own. */
    bytes(): ArrayBuffer {
        return this.#view.buffer.slice(0, this.#length);
    }

    u8(value: number): this {
        this.#view.setUint8(this.#claim(1), within(value, 0, 0xff));
        return this;
    }

    u16(value: number): this {
        this.#view.setUint16(this.#claim(2), within(value, 0, 0xffff), true);
        return this;
    }

    u32(value: number): this {
        this.#view.setUint32(this.#claim(4), within(value, 0, 0xffff_ffff), true);
        return this;
    }

    /** `undefined` is the null value. */
    i32(value: number | undefined): this {
        const stated = value === undefined ? NULL_INT32 : within(value, NULL_INT32 + 1, 2 ** 31 - 1);
        this.#view.setInt32(this.#claim(4), stated, true);
        return this;
    }

    /** `undefined` and what is no number are the null value, as JSON writes them. */
    i64(value: number | undefined): this {
        const stated = value !== undefined && Number.isFinite(value);
        const whole = stated ? BigInt(within(Math.round(value), -(2 ** 62), 2 ** 62)) : NULL_INT64;
        this.#view.setBigInt64(this.#claim(8), whole, true);
        return this;
    }

    /** `undefined` is no number. */
    f64(value: number | undefined): this {
        this.#view.setFloat64(this.#claim(8), value ?? Number.NaN, true);
        return this;
    }

    /** 16-bit length, UTF-8. */
    text(value = ''): this {
        const bytes = UTF_8.encode(value);
        this.u16(within(bytes.length, 0, LONGEST_TEXT));
        const start = this.#claim(bytes.length);
        new Uint8Array(this.#view.buffer).set(bytes, start);
        return this;
    }

    #claim(length: number): number {
        const start = this.#length;
        this.#length += length;
        if (this.#length > this.#view.byteLength) {
            const grown = new Uint8Array(Math.max(2 * this.#view.byteLength, this.#length));
            grown.set(new Uint8Array(this.#view.buffer));
            this.#view = new DataView(grown.buffer);
        }
        return start;
    }
}

function within(value: number, least: number, most: number): number {
    if (!(Number.isInteger(value) && value >= least && value <= most)) {
        throw new RangeError(`not a whole number of the range: value=${value}, least=${least}, most=${most}`);
    }
    return value;
}
