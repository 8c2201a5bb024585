package dev.touchline.overlay.live;

import dev.touchline.overlay.wire.Policy;
import dev.touchline.overlay.wire.StreamMessages;
import io.netty.buffer.ByteBuf;

/**
 * A stream of a state: whole on subscribing, then what changed. A client that was too slow for a patch is told so and sent the whole state
 * again. Event loop thread only.
 */
abstract class SnapshotStream extends LiveStream {
    private final StreamMessages messages;
    private final int expectedLength;

    /**
     * A stream without a state.
     *
     * @param expectedLength of a message, bytes
     */
    SnapshotStream(final int number, final StreamContext context, final int expectedLength) {
        super(number, context);
        this.expectedLength = expectedLength;
        messages = StreamMessages.of(context.encoding());
    }

    /** Whether there is a state to send. */
    abstract boolean isKnown();

    /** Writes the state, whole. */
    abstract void writeSnap(StreamMessages to, ByteBuf out);

    /** Writes what the state's last update changed. */
    abstract void writePatch(StreamMessages to, ByteBuf out);

    /** Sends everybody what changed, as numbered {@link #seq}. */
    final void sendPatch() {
        final ByteBuf patch = context().begin(expectedLength);
        writePatch(messages, patch);
        context().finish(patch);
        for (int i = 0; i < subscriptions().size(); i++) {
            final Subscription subscription = subscriptions().get(i);
            if (subscription.policy() == Policy.LATEST
                    && (subscription.hasGap() || !subscription.client().outbox().isWritable())) {
                subscription.extendGap(seq());
                subscription.client().onConflated();
            } else {
                subscription.deliver(patch, seq());
            }
        }
        patch.release();
    }

    /** Sends everybody the whole state. */
    final void sendWhole() {
        final ByteBuf snap = snap();
        for (int i = 0; i < subscriptions().size(); i++) {
            subscriptions().get(i).skipTo(seq());
            subscriptions().get(i).client().outbox().writeQueued(snap.retainedDuplicate());
        }
        snap.release();
    }

    private ByteBuf snap() {
        final ByteBuf snap = context().begin(expectedLength);
        writeSnap(messages, snap);
        return context().finish(snap);
    }

    @Override
    final void onSubscribed(final Subscription subscription) {
        if (isKnown()) {
            subscription.skipTo(seq());
            subscription.client().outbox().writeQueued(snap());
        }
    }

    @Override
    final void onWritable(final Subscription subscription) {
        if (subscription.hasGap()) {
            subscription.sayGap();
            subscription.client().outbox().writeQueued(snap());
        }
    }
}
