/** Percentiles of the last values seen; nearest rank, exact, meant for some hundred values. */
export class RollingPercentile {
    readonly #capacity: number;
    readonly #values: number[] = [];
    #next = 0;

    /** @param capacity - how many values are remembered */
    constructor(capacity: number) {
        this.#capacity = capacity;
    }

    /** Remembers a value in place of the oldest; what is not finite is ignored. */
    record(value: number): void {
        if (Number.isFinite(value)) {
            this.#values[this.#next] = value;
            this.#next = (this.#next + 1) % this.#capacity;
        }
    }

    clear(): void {
        this.#values.length = 0;
        this.#next = 0;
    }

    get count(): number {
        return this.#values.length;
    }

    /**
     * @param quantile - in (0, 1]
     * @returns the smallest value that at least this share of the values does not exceed; `undefined` when empty
     */
    at(quantile: number): number | undefined {
        const sorted = [...this.#values].sort((a, b) => a - b);
        return sorted[Math.max(0, Math.ceil(quantile * sorted.length) - 1)];
    }
}
