import type { Microseconds } from './messages.ts';

interface OffsetSample {
    readonly offsetUs: number;
    readonly rttUs: number;
}

/**
 * Learns how far the server's clock is ahead of this machine's, from pings.
 *
 * An exchange gives offset = ((t1 - t0) + (t2 - t3)) / 2, wrong by at most half its round trip (RFC 5905, section 8).
 * Queues only ever add to a round trip, so the sample with the shortest one among the last few is the best (the clock
 * filter of the same RFC, section 10).
 */
export class ClockOffset {
    readonly #window: number;
    #samples: OffsetSample[] = [];
    #roughUs: number | undefined;

    /** @param window - how many exchanges are remembered */
    constructor(window = 16) {
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
        this.#samples.push({ offsetUs: (t1 - t0 + (t2 - t3)) / 2, rttUs });
        if (this.#samples.length > this.#window) {
            this.#samples.shift();
        }
    }

    /** Forgets everything: another server has another clock. */
    reset(): void {
        this.#samples = [];
        this.#roughUs = undefined;
    }

    /** Server time minus this machine's time, in microseconds; 0 while nothing is known. */
    get offsetUs(): number {
        return this.#best()?.offsetUs ?? this.#roughUs ?? 0;
    }

    /** The shortest round trip remembered, in microseconds; `undefined` before the first answer. */
    get rttUs(): number | undefined {
        return this.#best()?.rttUs;
    }

    #best(): OffsetSample | undefined {
        let best: OffsetSample | undefined;
        for (const sample of this.#samples) {
            if (best === undefined || sample.rttUs <= best.rttUs) {
                best = sample;
            }
        }
        return best;
    }
}
