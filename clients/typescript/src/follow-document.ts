import { DocumentState } from './document-state.ts';
import type { LiveClient } from './live-client.ts';
import type { Json, SubscriptionRefusedMessage } from './messages.ts';
import type { Subscription } from './subscription-table.ts';

/** What a follower of a document is told. Called on the thread of the socket. */
export interface DocumentListener {
    /** The document, whole, now and after each change. */
    onDocument(document: Json): void;
    /** Refused. Refusals that may pass are tried again without being asked. */
    onRefused?(message: SubscriptionRefusedMessage): void;
}

/** Follows a channel of documents: a match's state, its teams, the server's health. A change that does not fit makes it ask anew. */
export function followDocument(client: LiveClient, channel: string, listener: DocumentListener): Subscription {
    const state = new DocumentState();
    const subscription = client.subscribe(
        channel,
        {},
        {
            onSubscribed: () => state.clear(),
            onMessage: (message) => {
                if (message.t === 'snap') {
                    state.onSnap(message);
                } else if (message.t !== 'patch') {
                    return;
                } else if (state.onPatch(message) === 'base-mismatch') {
                    subscription.renew();
                    return;
                }
                if (state.document !== undefined) {
                    listener.onDocument(state.document);
                }
            },
            onRefused: (message) => listener.onRefused?.(message),
        },
    );
    return subscription;
}
