import type { ControlMessage } from 'touchline-client';

/** How long the page shows which client it is, milliseconds. */
export const IDENTIFY_MS = 8000;

/**
 * What an operator wants of the picture, from the commands so far. `freeze` holds it until `freeze` with `on: false`; `clear` hides it
 * until then, or until somebody at the page has it shown again. Calls `changed` when it is other than it was. One thread.
 */
export class OperatorWishes {
    readonly #changed: () => void;
    #frozen = false;
    #cleared = false;
    #identifying: ReturnType<typeof setTimeout> | undefined;

    constructor(changed: () => void) {
        this.#changed = changed;
    }

    /** Whether the picture is to stand as it is. */
    get frozen(): boolean {
        return this.#frozen;
    }

    /** Whether nothing is to be shown. */
    get cleared(): boolean {
        return this.#cleared;
    }

    /** Whether the page is to show which client it is. */
    get identifying(): boolean {
        return this.#identifying !== undefined;
    }

    /** Takes a command; those that are not about the picture are another's. */
    onControl(message: ControlMessage): void {
        if (message.command === 'freeze') {
            this.#frozen = message.on;
            this.#cleared = message.on && this.#cleared;
        } else if (message.command === 'clear') {
            this.#cleared = true;
        } else if (message.command === 'identify') {
            this.#identify();
        } else {
            return;
        }
        this.#changed();
    }

    /** Somebody at the page wants a picture that was cleared; a frozen one is the operator's. */
    showAgain(): void {
        this.#cleared = false;
        this.#changed();
    }

    /** The page ends. */
    stop(): void {
        clearTimeout(this.#identifying);
        this.#identifying = undefined;
    }

    #identify(): void {
        clearTimeout(this.#identifying);
        this.#identifying = setTimeout(() => {
            this.#identifying = undefined;
            this.#changed();
        }, IDENTIFY_MS);
    }
}
