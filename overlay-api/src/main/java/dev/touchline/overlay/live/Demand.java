package dev.touchline.overlay.live;

/**
 * What the fan-out waits for of one match: until then the engine need not wake it. The event loop writes it, an engine's
 * thread reads it; what is read is never later than what is true, so at worst somebody is woken for nothing.
 */
final class Demand {
    private volatile long epoch;
    private volatile long seq;
    private volatile long dueUs = Long.MAX_VALUE;

    /**
     * The newest frame that the fan-out knows, and from which capture time on it wants one.
     *
     * @param newDueUs us UTC
     */
    void set(final LastFrame last, final long newDueUs) {
        epoch = last.epoch();
        seq = last.seq();
        dueUs = newDueUs;
    }

    /** Whether a frame is one to wake the fan-out for: it is due, or the match starts anew. */
    boolean isMetBy(final long frameEpoch, final long frameSeq, final long tsUs) {
        return tsUs >= dueUs || frameEpoch != epoch || frameSeq <= seq;
    }
}
