import type { Microseconds, Timeline } from './messages.ts';

/** What this machine knows of time. */
export interface KnownTime {
    /** This machine's. */
    nowUs(): Microseconds;
    /** Server time minus this machine's. */
    offsetUs(): number;
}

interface Waiting {
    readonly dueUs: Microseconds;
    readonly tell: () => void;
}

/**
 * Hands over what one subscription brings, events with a delay not before they are due. A server sends them when they are, but before
 * their time when it stops, or when their match ends or starts anew. Order stays: what comes after one that waits, waits behind it.
 * What waits is no more than the server held back, and needs no connection.
 */
export class HeldBack {
    readonly #time: KnownTime;
    #waiting: Waiting[] = [];
    #timeline: Timeline | undefined;
    #timer: ReturnType<typeof setTimeout> | undefined;

    constructor(time: KnownTime) {
        this.#time = time;
    }

    /** Which media time is now; counts for what comes from then on. */
    onTimeline(timeline: Timeline): void {
        this.#timeline = timeline;
    }

    /** Hands over what is due as soon as it is there. */
    add(tell: () => void): void {
        this.#addAt(this.#time.nowUs(), tell);
    }

    /** Hands over an event so much later than it happened, by media time. */
    addDelayed(tsUs: Microseconds, delayMs: number, tell: () => void): void {
        const nowUs = this.#time.nowUs();
        this.#addAt(nowUs + this.#earlyUs(nowUs, tsUs, delayMs * 1000), tell);
    }

    /** Hands over nothing of what waits. */
    clear(): void {
        clearTimeout(this.#timer);
        this.#waiting = [];
    }

    #earlyUs(nowUs: Microseconds, tsUs: Microseconds, delayUs: number): number {
        if (this.#timeline === undefined) {
            return 0;
        }
        const { mediaUs, atUs, rate } = this.#timeline;
        const mediaNowUs = mediaUs + (nowUs + this.#time.offsetUs() - atUs) * rate;
        // It has happened: more than its whole delay it is not to wait, whatever an old timeline says.
        return Math.min(tsUs + delayUs - mediaNowUs, delayUs) / rate;
    }

    #addAt(dueUs: Microseconds, tell: () => void): void {
        if (this.#waiting.length === 0 && dueUs <= this.#time.nowUs()) {
            tell();
            return;
        }
        this.#waiting.push({ dueUs, tell });
        if (this.#waiting.length === 1) {
            this.#arm();
        }
    }

    #arm(): void {
        const first = this.#waiting[0];
        clearTimeout(this.#timer);
        if (first !== undefined) {
            const waitMs = Math.ceil((first.dueUs - this.#time.nowUs()) / 1000);
            this.#timer = setTimeout(() => this.#release(), Math.max(0, waitMs));
        }
    }

    #release(): void {
        try {
            for (let first = this.#waiting[0]; first !== undefined; first = this.#waiting[0]) {
                if (first.dueUs > this.#time.nowUs()) {
                    break;
                }
                this.#waiting.shift();
                first.tell();
            }
        } finally {
            this.#arm();
        }
    }
}
