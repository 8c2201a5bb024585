import type { ServerMessage, SubscribedMessage } from './messages.ts';

/** From where a subscription goes on at a server, as `identify.resume` says it. */
export interface ResumePoint {
    readonly id: number;
    readonly seq: number;
    readonly epoch: number;
}

/**
 * How far a subscription has come: the epoch of its stream and the newest seq. Knows what was there already, so that nothing
 * is handed over twice, and from where to go on, here or at another server of the same feed.
 */
export class StreamPosition {
    #epoch: number | undefined;
    #startSeq: number | undefined;
    #seq: number | undefined;
    #kept = false;

    /**
     * The stream's beginning, or its going on.
     *
     * @returns whether it goes on with the epoch that there was before
     */
    onSubscribed(message: SubscribedMessage): boolean {
        const goesOn = this.#epoch === message.epoch;
        this.#kept = message.effective.policy === 'all' || message.effective.delayMs > 0;
        if (!goesOn) {
            this.#epoch = message.epoch;
            this.#seq = undefined;
            this.#startSeq = undefined;
        }
        // A stream that goes on from a point says its head, which what is still to come lies below: the first start holds.
        this.#startSeq ??= message.seq;
        return goesOn;
    }

    /** @returns whether a message of the stream is new here */
    onMessage(message: ServerMessage): boolean {
        switch (message.t) {
            case 'frame':
            case 'event':
                if (this.#seq !== undefined && message.seq <= this.#seq) {
                    return false;
                }
                this.#seq = message.seq;
                return true;
            case 'gap':
                if (message.why === 'source') {
                    this.#epoch = undefined;
                    this.#seq = undefined;
                } else {
                    this.#seq = Math.max(this.#seq ?? 0, message.to);
                }
                return true;
            default:
                return true;
        }
    }

    /** From where to go on; `undefined` when the server keeps nothing of this stream, or it has not begun. */
    resumePoint(id: number): ResumePoint | undefined {
        const seq = this.#seq ?? this.#startSeq;
        return this.#kept && this.#epoch !== undefined && seq !== undefined
            ? { id, seq, epoch: this.#epoch }
            : undefined;
    }
}
