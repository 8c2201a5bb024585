package dev.touchline.overlay.live;

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
    private ByteBuf waiting;
    private long waitingSeq = NONE;
    private long gapFrom = NONE;
    private long gapTo = NONE;

    Subscription(final ClientSession client, final long id, final LiveStream stream, final Policy policy) {
        this.client = client;
        this.id = id;
        this.stream = stream;
        this.policy = policy;
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

    /** Sends a message now if the client can take it, else as its policy says. The message stays the caller's. */
    void deliver(final ByteBuf message, final long seq) {
        if (policy == Policy.ALL) {
            client.outbox().writeQueued(message.retainedDuplicate());
        } else if (waiting == null && client.outbox().isWritable()) {
            sayGap();
            client.outbox().write(message.retainedDuplicate());
        } else {
            passOver();
            waiting = message.retainedDuplicate();
            waitingSeq = seq;
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
    void extendGap(final long seq) {
        gapFrom = gapFrom == NONE ? seq : gapFrom;
        gapTo = seq;
    }

    /** Messages that nobody here was sent: said at once, or with what is waiting to be said. */
    void missed(final long from, final long to) {
        if (waiting == null && gapFrom == NONE) {
            client.writeGap(stream.number(), from, to, "conflated");
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
    }
}
