package dev.touchline.overlay.live;

/**
 * How many frames a client may send: so many a second, and five seconds' worth at once. What is too much is owed: a client
 * that goes on sinks until it is hopeless, one that stops recovers. Event loop thread only.
 */
final class MessageBudget {
    /** What is to be done with a frame. */
    enum Verdict {
        TAKEN,
        /** Dropped; the client is to be told. */
        TOO_MANY,
        /** Dropped; the client does not heed. */
        HOPELESS
    }

    private static final int BURST_SECONDS = 5;
    private static final int BYTES_PER_FRAME = 4_096;
    private static final double MICROS = 1_000_000.0;

    private final int perSecond;
    private final double most;
    private double left;
    private long lastUs;
    private int excess;

    MessageBudget(final int perSecond, final long nowUs) {
        this.perSecond = perSecond;
        most = (double) perSecond * BURST_SECONDS;
        left = most;
        lastUs = nowUs;
    }

    /**
     * A frame has come. A long one counts as several: it takes as long to be read.
     *
     * @param bytes of its payload
     */
    Verdict onFrame(final long nowUs, final int bytes) {
        final int cost = 1 + bytes / BYTES_PER_FRAME;
        // A wall clock may be set back; nothing is taken away then.
        left = Math.min(most, left + Math.max(0, nowUs - lastUs) * perSecond / MICROS) - cost;
        lastUs = nowUs;
        if (left >= 0) {
            excess = 0;
            return Verdict.TAKEN;
        }
        excess++;
        return left > -most ? Verdict.TOO_MANY : Verdict.HOPELESS;
    }

    /** Whether the newest frame was the first that was too much after one that was not: one answer for many. */
    boolean isFirstExcess() {
        return excess == 1;
    }
}
