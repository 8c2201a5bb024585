package dev.touchline.engine.state;

/**
 * Who plays for whom, as one bit for each object id from 0 to 63. Immutable; any thread.
 *
 * @param home bits of the home players' object ids, goalkeepers and substitutes included
 * @param away bits of the away players' object ids
 * @param keepers bits of both teams' goalkeepers, as the roster names them
 */
public record Teams(long home, long away, long keepers) {
    /** Nobody is known. */
    public static final Teams UNKNOWN = new Teams(0, 0, 0);

    /** Teams whose goalkeepers are not named. */
    public Teams(final long home, final long away) {
        this(home, away, 0);
    }

    /** Bits of a side's players; none for {@link Side#NONE}. */
    public long members(final Side side) {
        return switch (side) {
            case HOME -> home;
            case AWAY -> away;
            case NONE -> 0;
        };
    }

    /** The side of an object; {@link Side#NONE} for the ball, officials and tracks without identity. */
    public Side side(final int objectId) {
        if (objectId < 1 || objectId > 63) {
            return Side.NONE;
        }
        final long bit = 1L << objectId;
        if ((home & bit) != 0) {
            return Side.HOME;
        }
        return (away & bit) != 0 ? Side.AWAY : Side.NONE;
    }

    /** Whether the roster names the object a goalkeeper. */
    public boolean isKeeper(final int objectId) {
        return objectId > 0 && objectId < 64 && (keepers >>> objectId & 1) != 0;
    }
}
