import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One golden vector: bytes and their meaning, 64-bit integers as decimal text. */
export interface GoldenVector {
    readonly name: string;
    readonly hex: string;
    readonly template: string;
    readonly fields: Readonly<Record<string, unknown>>;
    readonly json?: Readonly<Record<string, unknown>>;
}

/**
 * Reads the vectors that the Java tests read too.
 *
 * @throws Error when there are none
 */
export function goldenVectors(file: string, list: 'records' | 'messages'): readonly GoldenVector[] {
    const path = fileURLToPath(new URL(`../../../../protocol/golden/${file}`, import.meta.url));
    const vectors = (JSON.parse(readFileSync(path, 'utf8')) as Record<string, readonly GoldenVector[]>)[list] ?? [];
    if (vectors.length === 0) {
        throw new Error(`no golden vectors: file=${file}`);
    }
    return vectors;
}

export function bytesOf(hex: string): DataView {
    const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
    return new DataView(bytes.buffer);
}

/** A decoded message as the vectors write it: big integers as text. */
export function asGolden(fields: unknown): unknown {
    return JSON.parse(JSON.stringify(fields, (_, value) => (typeof value === 'bigint' ? value.toString() : value)));
}
