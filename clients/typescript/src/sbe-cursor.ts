import { ByteCursor } from './byte-cursor.ts';

const NULL_INT64 = -(2n ** 63n);
const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads an SBE message's blocks, groups and texts one after the other. What a later version appends to a block is stepped
 * over. Whatever is cut, too short or not text throws RangeError.
 */
export class SbeCursor extends ByteCursor {
    readonly #bytes: Uint8Array;

    constructor(view: DataView, offset = 0) {
        super(view, offset);
        this.#bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    }

    /** Reads the fields of a block whose length the message states. */
    block<T>(length: number, fields: () => T): T {
        const end = this.offset + length;
        this.#require(length);
        const value = fields();
        if (this.offset > end) {
            throw new RangeError(`block too short: length=${length}, least=${length + this.offset - end}`);
        }
        this.moveTo(end);
        return value;
    }

    /** Reads a group; `entry` reads one, whose block has the length that it is given. */
    group<T>(entry: (length: number) => T): T[] {
        const length = this.u16();
        const count = this.u16();
        this.#require(length * count);
        return Array.from({ length: count }, () => entry(length));
    }

    /** A 64-bit integer as a number: exact up to 2^53, beyond as near as JSON's. */
    whole(): number {
        return Number(this.i64());
    }

    /** The same where it may be absent. */
    optionalWhole(): number | undefined {
        const value = this.i64();
        return value === NULL_INT64 ? undefined : Number(value);
    }

    flag(): boolean {
        return this.u8() === 1;
    }

    /** A name or a sentence: 16-bit length, UTF-8. */
    text(): string {
        return this.#text(this.u16());
    }

    /** A JSON text: 32-bit length, UTF-8. */
    json(): unknown {
        const text = this.#text(this.u32());
        try {
            return JSON.parse(text);
        } catch {
            throw new RangeError(`not JSON: length=${text.length}`);
        }
    }

    #text(length: number): string {
        this.#require(length);
        const start = this.offset;
        this.moveTo(start + length);
        try {
            return UTF_8.decode(this.#bytes.subarray(start, this.offset));
        } catch {
            throw new RangeError(`not UTF-8: length=${length}`);
        }
    }

    #require(length: number): void {
        if (this.offset + length > this.#bytes.length) {
            throw new RangeError(`message cut: length=${this.#bytes.length}, needed=${this.offset + length}`);
        }
    }
}
