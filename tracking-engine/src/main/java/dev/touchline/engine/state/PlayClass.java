package dev.touchline.engine.state;

/**
 * The state of play as one small number, by which dwell, distance and time are told apart: whether the ball is in play, who
 * has it, and which way home attacks. A set of classes is a mask with bit {@code 1 << class}. Any thread.
 */
public final class PlayClass {
    /** How many classes there are: 0 to {@value} - 1. */
    public static final int COUNT = 8;

    /** The ball is out of play. */
    public static final int OUT_OF_PLAY = 0;
    /** In play, in nobody's possession. */
    public static final int NOBODY = 1;
    /** In play, home has the ball. */
    public static final int HOME = 2;
    /** In play, away has the ball. */
    public static final int AWAY = 3;
    /** Added to a class while home attacks -x. */
    public static final int HOME_ATTACKS_MINUS_X = 4;

    /** Every class. */
    public static final int ALL = 0xff;
    /** The classes in which home attacks -x. */
    public static final int MINUS_X = 0xf0;

    private PlayClass() {}

    /**
     * The class of a state of play.
     *
     * @param homeAttacks +1 when home attacks +x, -1 when it attacks -x, 0 when nobody said: as +1
     */
    public static int of(final boolean inPlay, final Side possession, final int homeAttacks) {
        final int direction = homeAttacks < 0 ? HOME_ATTACKS_MINUS_X : 0;
        return direction + (inPlay ? NOBODY + possession.code() : OUT_OF_PLAY);
    }

    /**
     * The classes that a filter lets through.
     *
     * @param side of whose possession is spoken; with {@link Side#NONE} (the ball, officials), {@code IN_POSSESSION} is either
     *     team's and {@code OUT_OF_POSSESSION} nobody's while in play
     */
    public static int mask(final When when, final Side side) {
        final int oneDirection = switch (when) {
            case ALL -> 0xf;
            case IN_PLAY -> (1 << NOBODY) | (1 << HOME) | (1 << AWAY);
            case IN_POSSESSION -> side == Side.NONE ? (1 << HOME) | (1 << AWAY) : 1 << (NOBODY + side.code());
            case OUT_OF_POSSESSION ->
                side == Side.NONE ? 1 << NOBODY : 1 << (NOBODY + side.other().code());
        };
        return oneDirection | (oneDirection << HOME_ATTACKS_MINUS_X);
    }
}
