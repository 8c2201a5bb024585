import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One golden vector: bytes and their meaning, 64-bit integers as decimal text. */
export interface GoldenVector {
    readonly name: string;
    readonly hex: string;
    readonly template: string;
    readonly fields: Readonly<Record<string, unknown>>;
}

/** One golden vector of the live socket: who sends it, its bytes, and the JSON that says the same. */
export interface LiveVector {
    readonly name: string;
    readonly from: 'server' | 'stream' | 'client';
    readonly hex: string;
    readonly json: Readonly<Record<string, unknown>> & { readonly t: string };
}

/**
 * Reads the vectors of the feed that the Java tests read too.
 *
 * @throws Error when there are none
 */
export function feedVectors(): readonly GoldenVector[] {
    return vectorsOf<GoldenVector>('feed-records.json', 'records');
}

/**
 * Reads the vectors of the live socket that the Java tests read too.
 *
 * @throws Error when there are none
 */
export function liveVectors(): readonly LiveVector[] {
    return vectorsOf<LiveVector>('live-messages.json', 'messages');
}

function vectorsOf<T>(file: string, list: string): readonly T[] {
    const path = fileURLToPath(new URL(`../../../../protocol/golden/${file}`, import.meta.url));
    const vectors = (JSON.parse(readFileSync(path, 'utf8')) as Record<string, readonly T[]>)[list] ?? [];
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

export function hexOf(bytes: ArrayBuffer): string {
    return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
