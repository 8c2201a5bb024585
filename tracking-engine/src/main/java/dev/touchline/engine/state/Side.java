package dev.touchline.engine.state;

/** One of the two teams, or neither. */
public enum Side {
    NONE(0),
    HOME(1),
    AWAY(2);

    private final int code;

    Side(final int code) {
        this.code = code;
    }

    /** The side with this {@link #code}; throws {@link IllegalArgumentException} when there is none. */
    public static Side of(final int code) {
        return switch (code) {
            case 0 -> NONE;
            case 1 -> HOME;
            case 2 -> AWAY;
            default -> throw new IllegalArgumentException("no such side: code=" + code);
        };
    }

    /** 0 neither, 1 home, 2 away: for arrays and snapshots. */
    public int code() {
        return code;
    }

    /** The other team; {@link #NONE} stays. */
    public Side other() {
        return switch (this) {
            case HOME -> AWAY;
            case AWAY -> HOME;
            case NONE -> NONE;
        };
    }
}
