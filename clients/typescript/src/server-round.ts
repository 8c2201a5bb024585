import type { Backoff } from './backoff.ts';
import type { Microseconds } from './messages.ts';

/** How long a connection is ready until it counts as a success. */
const STEADY_US = 5_000_000;

/**
 * Which server of a feed is tried, and after which wait: the next at once, until each was tried; from then on every attempt waits,
 * longer and longer, until a connection has been ready for some seconds. Servers that let a client in and close at once are so no
 * reason to hurry. Remembers which of them have refused the client. Runs on the thread that made it.
 */
export class ServerRound {
    readonly #count: number;
    readonly #backoff: Backoff;
    readonly #refused = new Set<number>();
    #server = 0;
    #failures = 0;
    #readyAtUs: Microseconds | undefined;

    /** @param count - how many servers there are */
    constructor(count: number, backoff: Backoff) {
        this.#count = count;
        this.#backoff = backoff;
    }

    /** The index of the server that is tried. */
    get server(): number {
        return this.#server;
    }

    /** The user wants a connection: what was before counts no longer. */
    begin(): void {
        this.#refused.clear();
        this.#succeed();
    }

    onReady(nowUs: Microseconds): void {
        this.#readyAtUs = nowUs;
        this.#refused.clear();
    }

    /** @returns whether every server has refused the client since one let it in */
    onRefused(): boolean {
        this.#refused.add(this.#server);
        return this.#refused.size >= this.#count;
    }

    /**
     * The connection, or the attempt, is over: moves to the next server.
     *
     * @param askedMs - how long the server wants the client to wait
     * @returns how long it waits, in milliseconds
     */
    onLost(nowUs: Microseconds, askedMs: number): number {
        if (this.#readyAtUs !== undefined && nowUs - this.#readyAtUs >= STEADY_US) {
            this.#succeed();
        }
        this.#readyAtUs = undefined;
        this.#server = (this.#server + 1) % this.#count;
        this.#failures++;
        if (this.#failures < this.#count) {
            return 0;
        }
        return Math.min(Math.max(this.#backoff.nextMs(), askedMs), this.#backoff.maxMs);
    }

    #succeed(): void {
        this.#readyAtUs = undefined;
        this.#failures = 0;
        this.#backoff.reset();
    }
}
