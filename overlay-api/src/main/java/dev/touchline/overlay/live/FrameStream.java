package dev.touchline.overlay.live;

import dev.touchline.overlay.wire.FrameCamera;
import dev.touchline.overlay.wire.FrameWriter;
import dev.touchline.overlay.wire.Rate;
import dev.touchline.overlay.wire.RowField;
import dev.touchline.overlay.wire.StreamKey;
import dev.touchline.protocol.overlay.FrameDecoder;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.LongSupplier;

/**
 * A stream of frames: each is encoded once, whoever listens, and only if somebody is due to have it. Event loop thread only.
 *
 * <p>Its first {@link #GROUP_SIZE} clients make one group and are sent the same frames; so a main and a backup server with few
 * clients choose the same. Past that, clients go to further groups, and are sent frames of other instants.
 */
final class FrameStream extends LiveStream {
    /** What is sent in one go: at 9 us a client (docs/fan-out.md) it takes 0.3 ms. */
    static final int GROUP_SIZE = 32;

    private static final int SHORTEST = 256;
    private static final int ROOM = 64;

    private final List<ClientGroup> groups = new ArrayList<>(1);
    private final StreamKey.Frames key;
    private final FrameWriter encoder;
    private final MatchFrames frames;
    /** At a frame a microsecond nothing is thinned, frames of the very same instant neither. */
    private final boolean everyFrame;

    private ByteBuf message;
    /** Room for what the newest frame took: what is kept holds little more memory than it needs. */
    private int expectedLength = SHORTEST;

    /**
     * A stream without clients.
     *
     * @param frames its match's
     * @param team answers the ids of its team's players as bits, or null when it has none
     */
    FrameStream(
            final int number,
            final StreamKey.Frames key,
            final StreamContext context,
            final MatchFrames frames,
            final LongSupplier team) {
        super(number, context);
        this.key = key;
        this.frames = frames;
        encoder = FrameWriter.of(key, team);
        everyFrame = key.rate().equals(new Rate(LiveContext.DEFAULT_MAX_RATE, 1));
    }

    @Override
    void add(final Subscription subscription) {
        super.add(subscription);
        if (subscription.delayMs() == 0) {
            groupWithRoom().add(subscription);
        }
    }

    @Override
    boolean isKept() {
        return true;
    }

    /** The first group's frames are kept: also a main and a backup server keep the same. */
    @Override
    void startKeeping() {
        if (groups.isEmpty()) {
            groups.add(new ClientGroup(this, spread(0)));
        }
        groups.get(0).startKeeping();
    }

    private ClientGroup groupWithRoom() {
        ClientGroup smallest = null;
        for (final ClientGroup group : groups) {
            if (group.size() < GROUP_SIZE) {
                return group;
            }
            smallest = smallest == null || group.size() < smallest.size() ? group : smallest;
        }
        if (groups.size() == ClientGroup.PHASES) {
            return smallest;
        }
        groups.add(new ClientGroup(this, spread(groups.size())));
        return groups.get(groups.size() - 1);
    }

    /** Each further group's phase is as far from the others as can be: 0, 8, 4, 12, 2 and so on, the bits reversed. */
    private static int spread(final int group) {
        return Integer.reverse(group) >>> (1 + Integer.numberOfLeadingZeros(ClientGroup.PHASES));
    }

    @Override
    void remove(final Subscription subscription) {
        super.remove(subscription);
        for (final ClientGroup group : groups) {
            if (group.remove(subscription)) {
                return;
            }
        }
    }

    /** Whether somebody is to be sent a frame of this capture time. */
    boolean isDue(final long tsUs) {
        final long part = key.rate().part(tsUs, ClientGroup.PHASES);
        for (int i = 0; i < groups.size(); i++) {
            if (isDue(groups.get(i), part)) {
                return true;
            }
        }
        return false;
    }

    private boolean isDue(final ClientGroup group, final long part) {
        return everyFrame ? group.isWanted() : group.isDue(part);
    }

    /** From which capture time on somebody is to be sent a frame, us. */
    long dueUs() {
        if (everyFrame) {
            return isWanted() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        long dueUs = Long.MAX_VALUE;
        for (int i = 0; i < groups.size(); i++) {
            dueUs = Math.min(dueUs, groups.get(i).dueUs(key.rate()));
        }
        return dueUs;
    }

    private boolean isWanted() {
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).isWanted()) {
                return true;
            }
        }
        return false;
    }

    /** A frame of this capture time has come: who is due joins those that wait. Answers how many groups did. */
    int await(final long tsUs, final Queue<ClientGroup> waiting) {
        final long part = key.rate().part(tsUs, ClientGroup.PHASES);
        int joined = 0;
        for (int i = 0; i < groups.size(); i++) {
            final ClientGroup group = groups.get(i);
            if (isDue(group, part)) {
                group.await(part);
                waiting.add(group);
                joined++;
            }
        }
        return joined;
    }

    MatchFrames frames() {
        return frames;
    }

    /** A frame as its message, encoded when first asked for; the decoder is at its start. The message stays the stream's. */
    ByteBuf message(final FrameDecoder frame) {
        if (message == null) {
            final FrameCamera camera = key.camera() == StreamKey.NO_CAMERA ? null : frames.camera(key.camera());
            final ByteBuf out = context().begin(expectedLength);
            boolean whole = false;
            try {
                encoder.write(frame, camera, number(), out);
                whole = true;
            } finally {
                if (!whole) {
                    // Nobody is sent half a frame.
                    out.release();
                }
            }
            expectedLength = Math.max(SHORTEST, out.readableBytes() + ROOM);
            message = context().finish(out);
        }
        return message;
    }

    /** Another frame is to be encoded when next asked for. */
    void forgetMessage() {
        if (message != null) {
            message.release();
            message = null;
        }
    }

    /** The match starts anew: everybody is told. */
    void onEpoch(final long lastSeq) {
        for (final ClientGroup group : groups) {
            group.startEpoch();
        }
        keepNothing();
        sayAnotherEpoch(lastSeq);
    }

    /** This loop was lapped by the engine: everybody missed the same. */
    void onLapped(final long from, final long to) {
        keepGap(from, to);
        for (final Subscription subscription : List.copyOf(subscriptions())) {
            if (subscription.delayMs() == 0) {
                subscription.missed(from, to);
            }
        }
    }

    @Override
    long epoch() {
        return frames.last().epoch();
    }

    @Override
    long seq() {
        return frames.last().seq();
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
