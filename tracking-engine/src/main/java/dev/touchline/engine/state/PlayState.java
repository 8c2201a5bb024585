package dev.touchline.engine.state;

/**
 * The state of play as the feed states it: the newest match clock record and the ball's flag. What the engine derives by
 * itself is not in here. Engine thread only: the engine writes, its parts read.
 */
public final class PlayState {
    /** Whether the ball is in play, if anybody said so. */
    public enum InPlay {
        UNKNOWN,
        NO,
        YES
    }

    private int period;
    private boolean running;
    private long clockMs;
    private int homeAttacks;
    private InPlay inPlay = InPlay.UNKNOWN;
    private Side possession = Side.NONE;
    private boolean possessionStated;

    /**
     * Takes what a match clock record says.
     *
     * @param newHomeAttacks +1, -1, or 0 when it is not said
     */
    public void clock(
            final int newPeriod,
            final boolean newRunning,
            final long newClockMs,
            final int newHomeAttacks,
            final InPlay newInPlay,
            final Side newPossession) {
        period = newPeriod;
        running = newRunning;
        clockMs = newClockMs;
        homeAttacks = newHomeAttacks;
        inPlay = newInPlay;
        possession = newPossession;
        possessionStated |= newPossession != Side.NONE;
    }

    /** Takes the ball's own flag, from feeds that send no match clock. */
    public void inPlay(final InPlay stated) {
        inPlay = stated;
    }

    /** Moves the clock's shown time. */
    public void clockMs(final long newClockMs) {
        clockMs = newClockMs;
    }

    /** 1, 2, extra time 3, 4; 5 penalties; 0 none. */
    public int period() {
        return period;
    }

    public boolean running() {
        return running;
    }

    /** Milliseconds of the period at the newest frame. */
    public long clockMs() {
        return clockMs;
    }

    /** +1 while home attacks +x, -1 while it attacks -x, 0 when nobody said. */
    public int homeAttacks() {
        return homeAttacks;
    }

    public InPlay inPlay() {
        return inPlay;
    }

    /** Who has the ball by the feed; {@link Side#NONE} also when it never says. */
    public Side possession() {
        return possession;
    }

    /** Whether the feed has ever said that a team has the ball: then its word goes before what the engine derives. */
    public boolean possessionStated() {
        return possessionStated;
    }

    /** Forgets everything. */
    public void clear() {
        clock(0, false, 0, 0, InPlay.UNKNOWN, Side.NONE);
        possessionStated = false;
    }

    /** Writes its state. */
    public void save(final StateWriter out) {
        out.putInt(period);
        out.putBoolean(running);
        out.putLong(clockMs);
        out.putInt(homeAttacks);
        out.putInt(inPlay == InPlay.UNKNOWN ? 0 : inPlay == InPlay.NO ? 1 : 2);
        out.putInt(possession.code());
        out.putBoolean(possessionStated);
    }

    /** Takes the state that {@link #save} wrote. */
    public void load(final StateReader in) {
        period = in.getInt();
        running = in.getBoolean();
        clockMs = in.getLong();
        homeAttacks = in.getInt();
        final int stated = in.getInt();
        inPlay = stated == 0 ? InPlay.UNKNOWN : stated == 1 ? InPlay.NO : InPlay.YES;
        possession = Side.of(in.getInt());
        possessionStated = in.getBoolean();
    }
}
