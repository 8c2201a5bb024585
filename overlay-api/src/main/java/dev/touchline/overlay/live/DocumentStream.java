package dev.touchline.overlay.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.touchline.overlay.state.LiveDocument;
import io.netty.buffer.ByteBuf;
import java.util.List;

/**
 * A stream of a document: whole on subscribing, then what changed (RFC 6902). A client that was too slow for a patch is told so and sent the
 * whole document again. Event loop thread only.
 */
final class DocumentStream extends LiveStream {
    private static final int EXPECTED_LENGTH = 4_096;

    private final StreamMessages messages;
    private LiveDocument document;

    DocumentStream(final int number, final StreamContext context) {
        super(number, context);
        messages = StreamMessages.of(context.encoding());
    }

    /**
     * Takes another version.
     *
     * @param ops what changed since the one before, or null when that does not tell
     */
    void onDocument(final LiveDocument version, final ArrayNode ops) {
        final LiveDocument last = document;
        document = version;
        if (last != null && last.epoch() != version.epoch()) {
            sayAnotherEpoch(last.seq());
        }
        if (ops == null || last == null) {
            sendWhole();
        } else {
            sendPatch(ops, last.seq());
        }
    }

    private void sayAnotherEpoch(final long lastSeq) {
        for (final Subscription subscription : List.copyOf(subscriptions())) {
            subscription.clear();
            subscription.client().writeGap(number(), lastSeq + 1, lastSeq + 1, "source");
            subscription.client().writeSubscribed(subscription);
        }
    }

    private void sendPatch(final ArrayNode ops, final long base) {
        final ByteBuf patch = context().begin(EXPECTED_LENGTH);
        messages.documentPatch(ops, number(), base, document.seq(), patch);
        context().finish(patch);
        for (int i = 0; i < subscriptions().size(); i++) {
            final Subscription subscription = subscriptions().get(i);
            if (subscription.policy() == Policy.LATEST
                    && (subscription.hasGap() || !subscription.client().outbox().isWritable())) {
                subscription.extendGap(document.seq());
                subscription.client().onConflated();
            } else {
                subscription.deliver(patch, document.seq());
            }
        }
        patch.release();
    }

    private void sendWhole() {
        final ByteBuf snap = snap();
        for (int i = 0; i < subscriptions().size(); i++) {
            subscriptions().get(i).skipTo(document.seq());
            subscriptions().get(i).client().outbox().writeQueued(snap.retainedDuplicate());
        }
        snap.release();
    }

    private ByteBuf snap() {
        final ByteBuf snap = context().begin(EXPECTED_LENGTH);
        messages.documentSnap(document, number(), snap);
        return context().finish(snap);
    }

    @Override
    long epoch() {
        return document == null ? 0 : document.epoch();
    }

    @Override
    long seq() {
        return document == null ? 0 : document.seq();
    }

    @Override
    List<String> row() {
        return List.of();
    }

    @Override
    Rate rate() {
        return null;
    }

    @Override
    void onSubscribed(final Subscription subscription) {
        if (document != null) {
            subscription.skipTo(document.seq());
            subscription.client().outbox().writeQueued(snap());
        }
    }

    @Override
    void onWritable(final Subscription subscription) {
        if (subscription.hasGap()) {
            subscription.sayGap();
            subscription.client().outbox().writeQueued(snap());
        }
    }
}
