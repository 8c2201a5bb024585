package dev.touchline.overlay.live;

import io.netty.channel.ChannelOutboundBuffer;

/**
 * For how long a client has taken nothing of what waits for it. It is looked at once a second rather than timed at every write: the
 * frames of a client are written without a promise that could tell. Event loop thread only.
 *
 * <p>A queue is taken from its head: when the same message is the head and no more of it was taken than before, nothing was.
 */
final class QueueProgress {
    /** A look that comes late, because the loop or the machine stood still, counts as this much at the most. */
    private static final long LONGEST_STEP_US = 2_000_000;

    private Object head;
    private long takenOfHead;
    private long bytes;
    private long lookedUs;
    private long stalledUs;

    /**
     * Looks at a client's queue.
     *
     * @param queue null when the connection is gone
     * @param nowUs wall time; when it jumps, that counts as a late look at the most
     * @return for how long nothing has been taken, us; 0 when nothing waits
     */
    long stalledUs(final ChannelOutboundBuffer queue, final long nowUs) {
        final Object newHead = queue == null ? null : queue.current();
        if (newHead == null) {
            forget();
        } else {
            final boolean isStill = newHead == head
                    && queue.currentProgress() == takenOfHead
                    && queue.totalPendingWriteBytes() >= bytes;
            stalledUs = isStill ? stalledUs + Math.max(0, Math.min(nowUs - lookedUs, LONGEST_STEP_US)) : 0;
            head = newHead;
            takenOfHead = queue.currentProgress();
            bytes = queue.totalPendingWriteBytes();
        }
        lookedUs = nowUs;
        return stalledUs;
    }

    private void forget() {
        head = null;
        stalledUs = 0;
    }
}
