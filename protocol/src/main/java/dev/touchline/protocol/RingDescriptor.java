package dev.touchline.protocol;

/**
 * Layout of a message in the ring between ingest and engine: the accepted records of one datagram, claimed at once.
 * Constants only; any thread.
 *
 * <pre>
 *   0                8            72
 *  +----------------+------------+------------+---
 *  | receive time   | record     | record     | ...
 *  +----------------+------------+------------+---
 *   i64 ns UTC        64 bytes
 * </pre>
 *
 * <p>The receive time serves measurement alone: nothing that depends on it enters the engine's state.
 */
public final class RingDescriptor {
    /** The type of a message that holds a datagram's records. */
    public static final int DATAGRAM = 1;

    public static final int RECEIVE_TIME_OFFSET = 0;
    public static final int RECORDS_OFFSET = 8;

    private RingDescriptor() {}

    /** Bytes of a message of so many records. */
    public static int length(final int records) {
        return RECORDS_OFFSET + records * RecordDescriptor.RECORD_LENGTH;
    }
}
