package dev.touchline.overlay.live;

import dev.touchline.protocol.Counter;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.broadcast.BroadcastReceiver;

/**
 * The fan-out's end of one engine's broadcast buffer. A message can be looked at where it lies, and what was seen is true if
 * {@link #isIntact} says so afterwards: the engine never waits, and may have overwritten it meanwhile. One thread.
 */
final class BroadcastSubscription {
    private final BroadcastReceiver receiver;
    private final UnsafeBuffer copy;
    private final Counter lappedTimes;
    private long lapped;
    private boolean atNext;

    BroadcastSubscription(final AtomicBuffer broadcast, final Counter lappedTimes) {
        receiver = new BroadcastReceiver(broadcast);
        copy = new UnsafeBuffer(new byte[receiver.capacity() / 8]);
        this.lappedTimes = lappedTimes;
    }

    /**
     * Whether there is a message, which stays the present one until it is taken. Past what the engine has overwritten it goes
     * to the newest.
     */
    boolean hasNext() {
        atNext = atNext || advance();
        return atNext;
    }

    private boolean advance() {
        if (!receiver.receiveNext()) {
            return false;
        }
        final long lappedNow = receiver.lappedCount();
        if (lappedNow != lapped) {
            lappedTimes.add(lappedNow - lapped);
            lapped = lappedNow;
        }
        return true;
    }

    /** The present message is done with. */
    void take() {
        atNext = false;
    }

    int type() {
        return receiver.typeId();
    }

    /** Where the message lies, at {@link #offset}. */
    DirectBuffer buffer() {
        return receiver.buffer();
    }

    int offset() {
        return receiver.offset();
    }

    int length() {
        return receiver.length();
    }

    /** Whether the message is still whole; counted when it is not. */
    boolean isIntact() {
        if (receiver.validate()) {
            return true;
        }
        lappedTimes.increment();
        return false;
    }

    /** Copies the message to the start of {@link #copied}; false, and counted, when it was overwritten meanwhile. */
    boolean copy() {
        final int length = receiver.length();
        if (length <= copy.capacity()) {
            copy.putBytes(0, receiver.buffer(), receiver.offset(), length);
        }
        return isIntact() && length <= copy.capacity();
    }

    /** What was copied last. */
    DirectBuffer copied() {
        return copy;
    }
}
