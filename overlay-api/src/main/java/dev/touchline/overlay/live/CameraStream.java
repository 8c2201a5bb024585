package dev.touchline.overlay.live;

import dev.touchline.overlay.wire.StreamMessages;
import dev.touchline.protocol.overlay.CameraDecoder;
import io.netty.buffer.ByteBuf;
import java.util.List;

/** A stream of where a camera stands and looks: each message is whole, so the newest is all that counts. Event loop thread only. */
final class CameraStream extends LiveStream {
    private static final int EXPECTED_LENGTH = 384;

    private final StreamMessages messages;
    private long epoch;
    private long seq;

    CameraStream(final int number, final StreamContext context) {
        super(number, context);
        messages = StreamMessages.of(context.encoding());
    }

    @Override
    void assumeEpoch(final long matchEpoch) {
        epoch = matchEpoch;
    }

    /** Takes a pose that the engine published. */
    void onCamera(final CameraDecoder camera) {
        final long last = seq;
        final boolean another = epoch != 0 && (camera.epoch() != epoch || camera.seq() <= seq);
        final boolean missed = !another && last != 0 && camera.seq() > last + 1;
        epoch = camera.epoch();
        seq = camera.seq();
        if (another) {
            sayAnotherEpoch(last);
        } else if (missed) {
            for (final Subscription subscription : List.copyOf(subscriptions())) {
                subscription.missed(last + 1, seq - 1);
            }
        }
        final ByteBuf message = context().begin(EXPECTED_LENGTH);
        messages.camera(camera, number(), message);
        context().finish(message);
        for (int i = 0; i < subscriptions().size(); i++) {
            subscriptions().get(i).deliver(message, seq);
        }
        message.release();
    }

    @Override
    long epoch() {
        return epoch;
    }

    @Override
    long seq() {
        return seq;
    }

    @Override
    void onSubscribed(final Subscription subscription) {
        // The next pose is whole: there is no state to send before it.
    }

    @Override
    void onWritable(final Subscription subscription) {
        subscription.sendWaiting();
    }
}
