package dev.touchline.overlay.live;

/**
 * How far a client had come in a stream when it lost its connection. Immutable.
 *
 * @param seq the number of the newest message that it has
 * @param epoch of the stream, or {@link #SAME_SERVER} when the client says only that it was at this very server
 */
record ResumePoint(long seq, long epoch) {
    static final long SAME_SERVER = -1;

    /** Whether its number is one of a stream in this epoch. */
    boolean isOf(final long streamEpoch) {
        return epoch == SAME_SERVER || epoch == streamEpoch;
    }
}
