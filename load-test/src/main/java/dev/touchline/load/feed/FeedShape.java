package dev.touchline.load.feed;

import dev.touchline.protocol.RecordDescriptor;

/**
 * How a feed is made up: sources, redundant legs and the points of every object. Immutable; any thread.
 *
 * <p>A source frame is {@code points} datagrams of 23 records each: datagram <i>d</i> holds point <i>d</i> of the ball and
 * of 22 players.
 *
 * @param cameras sources, ids 1 to this
 * @param legs how often each datagram is sent
 * @param points datagrams of a source frame, 1 to 29
 */
public record FeedShape(int cameras, int legs, int points) {
    /** Objects of a source frame, and records of a datagram. */
    public static final int OBJECTS = RecordDescriptor.MAX_RECORDS;

    public FeedShape {
        if (cameras < 1 || legs < 1 || points < 1 || points > RecordDescriptor.LAST_POINT + 1) {
            throw new IllegalArgumentException(
                    "feed shape: cameras=" + cameras + ", legs=" + legs + ", points=" + points);
        }
    }

    /** Records of one source frame, sent once. */
    public int recordsPerFrame() {
        return OBJECTS * points;
    }

    /** Datagrams that leave while every source takes one frame, counting each leg. */
    public int datagramsPerCycle() {
        return cameras * legs * points;
    }

    /** Records that leave while every source takes one frame, counting each leg. */
    public int recordsPerCycle() {
        return datagramsPerCycle() * OBJECTS;
    }
}
