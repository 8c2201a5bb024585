import type { Microseconds } from './messages.ts';

interface OffsetSample {
    readonly atUs: Microseconds;
    readonly offsetUs: number;
    readonly rttUs: number;
}

/** What an exchange is uncertain by even when nothing delayed it, in microseconds. */
const FLOOR_US = 100;
/** How far clocks of this kind run apart, one standard deviation. */
const DRIFT_PPM = 20;

/**
 * Learns how far the server's clock is ahead of this machine's, from pings.
 *
 * An exchange gives offset = ((t1 - t0) + (t2 - t3)) / 2, wrong by at most half of what its round trip is longer than the
 * way itself (RFC 5905, section 8). Every exchange remembered counts, those with short round trips by far the most; a
 * straight line through them follows a clock that runs fast or slow (weighted least squares, the drift held near 0 by what
 * clocks of this kind do). An exchange that contradicts the line by more than its round trip allows means that a clock
 * was set: what was known is forgotten.
 */
export class ClockOffset {
    readonly #window: number;
    #samples: OffsetSample[] = [];
    #roughUs: number | undefined;
    #offsetUs: number | undefined;

    /** @param window - how many exchanges are remembered */
    constructor(window = 300) {
        this.#window = window;
    }

    /** A first guess from a one-way time, wrong by its latency; forgotten once a ping was answered. */
    onServerTime(serverUs: Microseconds, receivedUs: Microseconds): void {
        this.#roughUs = serverUs - receivedUs;
    }

    /** An answered ping: sent t0 and received t3 here, received t1 and sent t2 there. Impossible times are ignored. */
    onExchange(t0: Microseconds, t1: Microseconds, t2: Microseconds, t3: Microseconds): void {
        const rttUs = t3 - t0 - (t2 - t1);
        if (!Number.isFinite(rttUs) || rttUs < 0 || t2 < t1) {
            return;
        }
        const offsetUs = (t1 - t0 + (t2 - t3)) / 2;
        if (this.#offsetUs !== undefined && Math.abs(offsetUs - this.#offsetUs) > rttUs + this.#shortestUs() + 2000) {
            this.#samples = [];
        }
        this.#samples.push({ atUs: t3, offsetUs, rttUs });
        if (this.#samples.length > this.#window) {
            this.#samples.shift();
        }
        this.#offsetUs = this.#fit(t3);
    }

    /** Forgets everything: another server has another clock. */
    reset(): void {
        this.#samples = [];
        this.#roughUs = undefined;
        this.#offsetUs = undefined;
    }

    /** Server time minus this machine's time, in microseconds; 0 while nothing is known. */
    get offsetUs(): number {
        return this.#offsetUs ?? this.#roughUs ?? 0;
    }

    /** The shortest round trip remembered, in microseconds; `undefined` before the first answer. */
    get rttUs(): number | undefined {
        return this.#samples.length === 0 ? undefined : this.#shortestUs();
    }

    #shortestUs(): number {
        return this.#samples.reduce((least, { rttUs }) => Math.min(least, rttUs), Number.POSITIVE_INFINITY);
    }

    /** A round trip that three quarters exceed: how far it is from the shortest says how near the shortest is to the way itself. */
    #quartileUs(): number {
        const sorted = this.#samples.map(({ rttUs }) => rttUs).sort((a, b) => a - b);
        return sorted[sorted.length >> 2] ?? 0;
    }

    /** The line's value at an instant. */
    #fit(nowUs: Microseconds): number {
        const shortestUs = this.#shortestUs();
        const floorUs = Math.max(FLOOR_US, (this.#quartileUs() - shortestUs) / 10);
        // Relative to the newest exchange, in seconds and microseconds, so that nothing is lost in large numbers.
        const originUs = this.#samples.at(-1)?.offsetUs ?? 0;
        let w = 0;
        let wx = 0;
        let wy = 0;
        let wxx = 1 / DRIFT_PPM ** 2;
        let wxy = 0;
        for (const { atUs, offsetUs, rttUs } of this.#samples) {
            const weight = 1 / (floorUs ** 2 + ((rttUs - shortestUs) / 10) ** 2);
            const x = (atUs - nowUs) / 1e6;
            const y = offsetUs - originUs;
            w += weight;
            wx += weight * x;
            wy += weight * y;
            wxx += weight * x * x;
            wxy += weight * x * y;
        }
        return originUs + (wy * wxx - wx * wxy) / (w * wxx - wx * wx);
    }
}
