import type { PatchOutcome } from './heat-map-state.ts';
import { patched } from './json-patch.ts';
import type { DocumentPatchMessage, Json, PatchMessage, SnapMessage } from './messages.ts';

/**
 * A document (a match's state, its teams, the server's health) kept current from a snapshot and the patches after it. A patch
 * whose `base` is not the state's seq, or that does not fit, is not applied: the owner asks for the channel anew.
 */
export class DocumentState {
    #document: Json | undefined;
    #seq = 0;

    /** The whole; never changed, each patch makes another. `undefined` before the first snapshot and after {@link clear}. */
    get document(): Json | undefined {
        return this.#document;
    }

    get seq(): number {
        return this.#seq;
    }

    onSnap({ seq, data }: SnapMessage): void {
        this.#document = data as Json;
        this.#seq = seq;
    }

    onPatch(patch: PatchMessage): PatchOutcome {
        if (this.#document === undefined || patch.base !== this.#seq) {
            return 'base-mismatch';
        }
        try {
            this.#document = patched(this.#document, (patch as DocumentPatchMessage).ops);
        } catch {
            return 'base-mismatch';
        }
        this.#seq = patch.seq;
        return 'applied';
    }

    clear(): void {
        this.#document = undefined;
        this.#seq = 0;
    }
}
