package dev.touchline.overlay.live;

import dev.touchline.protocol.overlay.FrameDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;

/** A stream of frames: each is encoded once, whoever listens. Event loop thread only. */
final class FrameStream extends LiveStream {
    private static final int EXPECTED_LENGTH = 3000;

    private final StreamKey.Frames key;
    private final FrameJson encoder;
    private final ByteBufAllocator allocator;
    private long epoch;
    private long seq;
    private long slot = Long.MIN_VALUE;

    /**
     * A stream without clients.
     *
     * @param last the newest frame of the match, or null before the first
     */
    FrameStream(final int number, final StreamKey.Frames key, final ByteBufAllocator allocator, final LastFrame last) {
        super(number);
        if (last != null) {
            epoch = last.epoch();
            seq = last.seq();
        }
        this.key = key;
        this.allocator = allocator;
        encoder = new FrameJson(key.fields(), key.objects());
    }

    /** Takes a frame; the decoder is at its start. */
    void onFrame(final FrameDecoder frame) {
        // Within an epoch frames only go back when an earlier state is restored: that is another beginning.
        if (frame.epoch() != epoch || frame.seq() <= seq) {
            startEpoch(frame.epoch());
        } else if (seq > 0 && frame.seq() > seq + 1) {
            sayLapped(frame.seq() - 1);
        }
        seq = frame.seq();
        if (key.rate() != null) {
            final long frameSlot = key.rate().slot(frame.tsUs());
            if (frameSlot <= slot) {
                return;
            }
            slot = frameSlot;
        }
        final ByteBuf message = WebSocketText.begin(allocator, EXPECTED_LENGTH);
        encoder.write(frame, number(), message);
        WebSocketText.finish(message);
        for (int i = 0; i < subscriptions().size(); i++) {
            subscriptions().get(i).deliver(message, seq);
        }
        message.release();
    }

    private void startEpoch(final long newEpoch) {
        final boolean another = epoch != 0;
        final long last = seq;
        epoch = newEpoch;
        seq = 0;
        slot = Long.MIN_VALUE;
        if (another) {
            for (final Subscription subscription : List.copyOf(subscriptions())) {
                subscription.clear();
                subscription.client().writeGap(number(), last + 1, last + 1, "source");
                subscription.client().writeSubscribed(subscription);
            }
        }
    }

    /** This loop was lapped by the engine: everybody missed the same. */
    private void sayLapped(final long to) {
        for (final Subscription subscription : List.copyOf(subscriptions())) {
            subscription.missed(seq + 1, to);
        }
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
    List<String> row() {
        return key.fields().stream().map(RowField::label).toList();
    }

    @Override
    Rate rate() {
        return key.rate();
    }

    @Override
    void onSubscribed(final Subscription subscription) {
        // The next frame is whole: there is no state to send before it.
    }

    @Override
    void onWritable(final Subscription subscription) {
        subscription.sendWaiting();
    }
}
