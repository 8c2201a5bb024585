/** How long what arrived has, once the time is over, to be read. */
const GRACE_MS = 250;

/**
 * Says when nothing was heard for too long. While this program was busy nothing could be heard, and its timers go before what waits
 * in its sockets: so what has arrived is given a moment to be read, and anything heard in it counts. Runs on the thread that made it.
 */
export class SilenceWatch {
    readonly #onSilent: (silenceMs: number) => void;
    #timer: ReturnType<typeof setTimeout> | undefined;

    constructor(onSilent: (silenceMs: number) => void) {
        this.#onSilent = onSilent;
    }

    /** Something was heard; so long the next may take. */
    heard(silenceMs: number): void {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => {
            this.#timer = setTimeout(() => this.#onSilent(silenceMs), GRACE_MS);
        }, silenceMs);
    }

    stop(): void {
        clearTimeout(this.#timer);
    }
}
