package dev.touchline.load.feed;

import dev.touchline.protocol.RecordDescriptor;

/**
 * How a feed is made up: matches, their sources, redundant legs and the points of every object. Immutable; any thread.
 *
 * <p>A source frame is {@code points} datagrams of 23 records each: datagram <i>d</i> holds point <i>d</i> of the ball and
 * of 22 players. A stream is one source of one match.
 *
 * @param matches matches at once, of consecutive ids
 * @param cameras sources of each match, ids 1 to this
 * @param legs how often each datagram is sent
 * @param points datagrams of a source frame, 1 to 29
 */
public record FeedShape(int matches, int cameras, int legs, int points) {
    /** Objects of a source frame, and records of a datagram. */
    public static final int OBJECTS = RecordDescriptor.MAX_RECORDS;

    public FeedShape {
        if (matches < 1 || cameras < 1 || legs < 1 || points < 1 || points > RecordDescriptor.LAST_POINT + 1) {
            throw new IllegalArgumentException("feed shape: matches=" + matches + ", cameras=" + cameras + ", legs="
                    + legs + ", points=" + points);
        }
    }

    /** The shape of one match. */
    public FeedShape(final int cameras, final int legs, final int points) {
        this(1, cameras, legs, points);
    }

    /** So many matches of this kind. */
    public FeedShape withMatches(final int count) {
        return new FeedShape(count, cameras, legs, points);
    }

    /** Sources of all matches. */
    public int streams() {
        return matches * cameras;
    }

    /** Records of one source frame, sent once. */
    public int recordsPerFrame() {
        return OBJECTS * points;
    }

    /** Datagrams that leave while every stream takes one frame, counting each leg. */
    public int datagramsPerCycle() {
        return streams() * legs * points;
    }

    /** Records that leave while every stream takes one frame, counting each leg. */
    public int recordsPerCycle() {
        return datagramsPerCycle() * OBJECTS;
    }
}
