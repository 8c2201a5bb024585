/** The bounds of the wait before another attempt, in milliseconds. */
export interface BackoffContext {
    readonly minMs: number;
    readonly maxMs: number;
}

/** What the protocol asks of a client: 0.25 s to 5 s. */
export const RECONNECT_BACKOFF: BackoffContext = { minMs: 250, maxMs: 5000 };

/**
 * Exponential waits with jitter, so that the clients of a server that went away do not come back as one: each wait is
 * drawn evenly between the lower bound and a ceiling that doubles up to the upper bound.
 */
export class Backoff {
    readonly #context: BackoffContext;
    readonly #random: () => number;
    #ceilingMs: number;

    /** @param random - even in [0, 1) */
    constructor(context: BackoffContext = RECONNECT_BACKOFF, random: () => number = Math.random) {
        this.#context = context;
        this.#random = random;
        this.#ceilingMs = context.minMs * 2;
    }

    /** No wait is longer. */
    get maxMs(): number {
        return this.#context.maxMs;
    }

    /** The next wait in milliseconds. */
    nextMs(): number {
        const { minMs, maxMs } = this.#context;
        const ceilingMs = Math.min(maxMs, this.#ceilingMs);
        this.#ceilingMs = Math.min(maxMs, this.#ceilingMs * 2);
        return minMs + this.#random() * (ceilingMs - minMs);
    }

    /** After a success: the next wait is short again. */
    reset(): void {
        this.#ceilingMs = this.#context.minMs * 2;
    }
}
