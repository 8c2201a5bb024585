package dev.touchline.feeds;

import dev.touchline.protocol.RecordDescriptor;

/**
 * How feeds of this module give out object ids. Constants; any thread.
 *
 * <pre>
 *    0       the ball
 *    1 - 30  home: 1 - 11 begin the match, 12 - 30 come on later
 *   31 - 60  away: 31 - 41 begin the match, 42 - 60 come on later
 *   61 - 63  officials
 * </pre>
 */
public final class ObjectIds {
    public static final int BALL = RecordDescriptor.BALL;
    public static final int FIRST_HOME = 1;
    public static final int FIRST_AWAY = 31;
    public static final int FIRST_OFFICIAL = 61;
    /** Object ids below this are all there are in a {@link FeedFrame}. */
    public static final int COUNT = RecordDescriptor.LAST_ROSTER_OBJECT + 1;
    /** Slots of one team. */
    public static final int TEAM_SLOTS = FIRST_AWAY - FIRST_HOME;
    /** Slots of officials. */
    public static final int OFFICIAL_SLOTS = COUNT - FIRST_OFFICIAL;

    private ObjectIds() {}

    /** Whether the id is a player's or an official's. */
    public static boolean isRosterSlot(final int objectId) {
        return objectId >= FIRST_HOME && objectId < COUNT;
    }

    /** Whether the id is a home player's. */
    public static boolean isHome(final int objectId) {
        return objectId >= FIRST_HOME && objectId < FIRST_AWAY;
    }

    /** Whether the id is an away player's. */
    public static boolean isAway(final int objectId) {
        return objectId >= FIRST_AWAY && objectId < FIRST_OFFICIAL;
    }
}
