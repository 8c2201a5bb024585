package dev.touchline.overlay.live;

import dev.touchline.overlay.wire.Rate;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;

/**
 * Clients of a stream that are sent the same frames. The groups of a stream divide each slot of its rate between them: every
 * group takes the first frame after its own part of the slot begins, so that a stream's clients are not all sent to at once.
 * Event loop thread only.
 */
final class ClientGroup {
    /** Into how many parts a slot is divided. */
    static final int PHASES = 16;

    private static final long NEVER = Long.MIN_VALUE;

    private final List<Subscription> members = new ArrayList<>();
    private final FrameStream stream;
    private final int phase;
    private long slot = NEVER;
    private boolean keeping;

    /**
     * A group without members.
     *
     * @param phase by how many parts of a slot it is ahead, 0 to 15
     */
    ClientGroup(final FrameStream stream, final int phase) {
        this.stream = stream;
        this.phase = phase;
    }

    FrameStream stream() {
        return stream;
    }

    int size() {
        return members.size();
    }

    /** What it is sent is also what the stream keeps, from now on also when it has no members. */
    void startKeeping() {
        keeping = true;
    }

    /** Whether frames are for anybody: a member, or the stream's history. */
    boolean isWanted() {
        return keeping || !members.isEmpty();
    }

    void add(final Subscription subscription) {
        members.add(subscription);
    }

    boolean remove(final Subscription subscription) {
        return members.remove(subscription);
    }

    private long slot(final long part) {
        return Math.floorDiv(part + phase, (long) PHASES);
    }

    /** Whether it is to be sent a frame whose capture is in this part of a slot. */
    boolean isDue(final long part) {
        return isWanted() && slot(part) > slot;
    }

    /** From which capture time on it is to be sent a frame, us. */
    long dueUs(final Rate rate) {
        if (!isWanted()) {
            return Long.MAX_VALUE;
        }
        return slot == NEVER ? NEVER : rate.startUs((slot + 1) * PHASES - phase, PHASES);
    }

    /** A frame of this part of a slot has come for it: it waits to be sent that one. */
    void await(final long part) {
        slot = slot(part);
    }

    /** Sends what it waits for to every member. The message, of capture time {@code tsUs}, stays the caller's. */
    void deliver(final ByteBuf message, final long seq, final long tsUs) {
        if (keeping) {
            stream.keep(message, seq, tsUs);
        }
        for (int i = 0; i < members.size(); i++) {
            members.get(i).deliver(message, seq);
        }
    }

    /** Capture time starts anew: the next frame is due. */
    void startEpoch() {
        slot = NEVER;
    }
}
