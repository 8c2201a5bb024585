package dev.touchline.overlay.live;

import dev.touchline.protocol.overlay.HeatDecoder;
import io.netty.buffer.ByteBuf;
import java.util.List;

/**
 * A stream of one heat map: whole on subscribing, then the cells that changed. A client that was too slow for a patch is
 * told so and sent the whole map again. Event loop thread only.
 */
final class HeatStream extends LiveStream {
    private static final int EXPECTED_LENGTH = 16_384;

    private final HeatMap map = new HeatMap();
    private final StreamMessages messages;

    HeatStream(final int number, final StreamContext context) {
        super(number, context);
        messages = StreamMessages.of(context.encoding());
    }

    /** Takes the map that the engine published. */
    void onHeat(final HeatDecoder heat) {
        final boolean known = map.isKnown();
        final long lastSeq = map.seq();
        final long lastEpoch = map.epoch();
        switch (map.update(heat)) {
            case REPEATED -> {}
            case CHANGED -> sendPatch();
            case WHOLE -> {
                if (known && lastEpoch != map.epoch()) {
                    sayAnotherEpoch(lastSeq);
                }
                sendWhole();
            }
        }
    }

    private void sayAnotherEpoch(final long lastSeq) {
        for (final Subscription subscription : List.copyOf(subscriptions())) {
            subscription.clear();
            subscription.client().writeGap(number(), lastSeq + 1, lastSeq + 1, "source");
            subscription.client().writeSubscribed(subscription);
        }
    }

    private void sendPatch() {
        final ByteBuf patch = context().begin(EXPECTED_LENGTH);
        messages.heatPatch(map, number(), patch);
        context().finish(patch);
        for (int i = 0; i < subscriptions().size(); i++) {
            final Subscription subscription = subscriptions().get(i);
            if (subscription.policy() == Policy.LATEST
                    && (subscription.hasGap() || !subscription.client().outbox().isWritable())) {
                subscription.extendGap(map.seq());
                subscription.client().onConflated();
            } else {
                subscription.deliver(patch, map.seq());
            }
        }
        patch.release();
    }

    private void sendWhole() {
        final ByteBuf snap = snap();
        for (int i = 0; i < subscriptions().size(); i++) {
            subscriptions().get(i).skipTo(map.seq());
            subscriptions().get(i).client().outbox().writeQueued(snap.retainedDuplicate());
        }
        snap.release();
    }

    private ByteBuf snap() {
        final ByteBuf snap = context().begin(EXPECTED_LENGTH);
        messages.heatSnap(map, number(), snap);
        return context().finish(snap);
    }

    @Override
    long epoch() {
        return map.epoch();
    }

    @Override
    long seq() {
        return Math.max(map.seq(), 0);
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
        if (map.isKnown()) {
            subscription.skipTo(map.seq());
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
