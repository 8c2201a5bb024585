import type { StreamMessage, SubscribedMessage, SubscriptionRefusedMessage } from '../messages.ts';
import type { StreamListener } from '../subscription-table.ts';

/** Remembers what a stream brought, and lets a test wait for it. */
export class RecordingListener implements StreamListener {
    readonly subscribed: SubscribedMessage[] = [];
    /** Of each subscription whether it went on. */
    readonly goingOn: boolean[] = [];
    readonly #messages: StreamMessage[] = [];
    readonly #waiting: ((message: StreamMessage) => void)[] = [];

    onSubscribed(message: SubscribedMessage, goesOn: boolean): void {
        this.subscribed.push(message);
        this.goingOn.push(goesOn);
    }

    onMessage(message: StreamMessage): void {
        const waiting = this.#waiting.shift();
        if (waiting === undefined) {
            this.#messages.push(message);
        } else {
            waiting(message);
        }
    }

    onRefused(_message: SubscriptionRefusedMessage): void {}

    next(): Promise<StreamMessage> {
        const found = this.#messages.shift();
        return found !== undefined ? Promise.resolve(found) : new Promise((resolve) => this.#waiting.push(resolve));
    }
}
