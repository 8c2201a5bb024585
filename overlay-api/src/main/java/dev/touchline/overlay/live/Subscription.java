package dev.touchline.overlay.live;

import dev.touchline.overlay.wire.Policy;
import io.netty.buffer.ByteBuf;

/**
 * One client's subscription to a stream, with the mailbox of what it could not be sent yet. Event loop thread only.
 */
final class Subscription {
    private static final long NONE = -1;

    private final ClientSession client;
    private final long id;
    private final LiveStream stream;
    private final Policy policy;
    private final int delayMs;
    private ByteBuf waiting;
    private long waitingSeq = NONE;
    private long gapFrom = NONE;
    private long gapTo = NONE;
    private long place;
    private long seq;

    /**
     * A subscription that was sent nothing yet.
     *
     * @param delayMs by how much its messages are held back, by capture time
     */
    Subscription(
            final ClientSession client,
            final long id,
            final LiveStream stream,
            final Policy policy,
            final int delayMs) {
        this.client = client;
        this.id = id;
        this.stream = stream;
        this.policy = policy;
        this.delayMs = delayMs;
    }

    ClientSession client() {
        return client;
    }

    /** The client's number of it. */
    long id() {
        return id;
    }

    LiveStream stream() {
        return stream;
    }

    Policy policy() {
        return policy;
    }

    int delayMs() {
        return delayMs;
    }

    /** Where in the stream's history it is; of a subscription that is held back. */
    long place() {
        return place;
    }

    void place(final long newPlace) {
        place = newPlace;
    }

    /** The number of the newest message that it was given or has; 0 before the first. None is sent twice. */
    long seq() {
        return seq;
    }

    /** Messages up to a number are not sent: the client has them, or something that holds them. */
    void skipTo(final long known) {
        seq = known;
    }

    /** Sends a message that was kept, after what its stream missed before it. */
    void deliver(final MessageHistory history, final long at) {
        if (history.gapFrom(at) != 0 && history.gapTo(at) > seq) {
            missed(Math.max(history.gapFrom(at), seq + 1), history.gapTo(at), "expired");
        }
        deliver(history.message(at), history.seq(at));
    }

    /** Sends a message now if the client can take it, else as its policy says. The message stays the caller's. */
    void deliver(final ByteBuf message, final long newSeq) {
        if (newSeq <= seq) {
            return;
        }
        seq = newSeq;
        if (policy == Policy.ALL) {
            client.outbox().writeQueued(message.retainedDuplicate());
        } else if (waiting == null && client.outbox().isWritable()) {
            sayGap();
            client.outbox().write(message.retainedDuplicate());
        } else {
            passOver();
            waiting = message.retainedDuplicate();
            waitingSeq = newSeq;
            client.onConflated();
        }
    }

    /** What waits will not be sent: the gap grows by it. */
    private void passOver() {
        if (waiting != null) {
            extendGap(waitingSeq);
            waiting.release();
            waiting = null;
        }
    }

    /** Notes that a message was not sent. */
    void extendGap(final long passed) {
        gapFrom = gapFrom == NONE ? passed : gapFrom;
        gapTo = passed;
    }

    /** What was kept for it up to a number is kept no longer. */
    void expired(final long to) {
        if (to > seq) {
            missed(seq + 1, to, "expired");
            seq = to;
        }
    }

    /** Messages that nobody here was sent: said at once, or with what is waiting to be said. */
    void missed(final long from, final long to) {
        missed(from, to, "conflated");
    }

    private void missed(final long from, final long to, final String why) {
        if (waiting == null && gapFrom == NONE) {
            client.writeGap(stream.number(), from, to, why);
        } else {
            passOver();
            extendGap(to);
        }
    }

    boolean hasGap() {
        return gapFrom != NONE;
    }

    /** Says what was passed over, if anything was. */
    void sayGap() {
        if (gapFrom != NONE) {
            client.writeGap(stream.number(), gapFrom, gapTo, "conflated");
            gapFrom = NONE;
        }
    }

    /** Sends what waits, after what it replaced was said. */
    void sendWaiting() {
        if (waiting != null) {
            sayGap();
            client.outbox().write(waiting);
            waiting = null;
        }
    }

    /** Forgets what waits: the subscription ends or starts anew. */
    void clear() {
        if (waiting != null) {
            waiting.release();
            waiting = null;
        }
        gapFrom = NONE;
        seq = 0;
    }
}
