package dev.touchline.feeds;

import dev.touchline.protocol.RecordDescriptor;
import dev.touchline.protocol.feed.AttacksPlusX;
import dev.touchline.protocol.feed.Possession;

/**
 * One frame of a feed: the state of play and where every object is. Mutable and reused: the feed fills it, the reader
 * reads it before the next pull. One thread at a time. Positions are mm from the centre spot, x along the length, y left
 * of +x, z up; an object that was not seen is absent, a height that is not known is {@link #UNKNOWN}.
 */
public final class FeedFrame {
    /** A height that is not known. */
    public static final int UNKNOWN = RecordDescriptor.UNKNOWN_COORDINATE;

    private final int[] x = new int[ObjectIds.COUNT];
    private final int[] y = new int[ObjectIds.COUNT];
    private final int[] z = new int[ObjectIds.COUNT];
    private long present;
    private long number;
    private long mediaTimeNs;
    private int period;
    private long clockMs;
    private boolean clockRunning;
    private boolean ballInPlay;
    private Possession possession = Possession.NONE;
    private AttacksPlusX attacksPlusX = AttacksPlusX.UNKNOWN;

    /** Starts a frame with nobody in it, out of any period, the ball out of play. */
    public void begin(final long frameNumber, final long frameMediaTimeNs) {
        number = frameNumber;
        mediaTimeNs = frameMediaTimeNs;
        present = 0;
        state(0, 0, false, false, Possession.NONE, AttacksPlusX.UNKNOWN);
    }

    /**
     * Sets the state of play.
     *
     * @param newPeriod 1, 2, extra time 3, 4; 5 penalties; 0 none (before, between and after)
     * @param newClockMs ms since the start of the period
     */
    public void state(
            final int newPeriod,
            final long newClockMs,
            final boolean running,
            final boolean inPlay,
            final Possession newPossession,
            final AttacksPlusX attacks) {
        period = newPeriod;
        clockMs = newClockMs;
        clockRunning = running;
        ballInPlay = inPlay;
        possession = newPossession;
        attacksPlusX = attacks;
    }

    /**
     * Places an object.
     *
     * @throws IllegalArgumentException when the id is not 0 to 63
     */
    public void place(final int objectId, final int xMillimetres, final int yMillimetres, final int zMillimetres) {
        if (objectId < 0 || objectId >= ObjectIds.COUNT) {
            throw new IllegalArgumentException("no such object: objectId=" + objectId + ", range=0-63");
        }
        present |= 1L << objectId;
        x[objectId] = xMillimetres;
        y[objectId] = yMillimetres;
        z[objectId] = zMillimetres;
    }

    /** The feed's own frame number, growing; gaps are frames the feed does not have. */
    public long number() {
        return number;
    }

    /** ns since the feed's first frame. */
    public long mediaTimeNs() {
        return mediaTimeNs;
    }

    /** 1, 2, extra time 3, 4; 5 penalties; 0 none. */
    public int period() {
        return period;
    }

    /** ms since the start of the period. */
    public long clockMs() {
        return clockMs;
    }

    /** Whether the match clock runs. */
    public boolean clockRunning() {
        return clockRunning;
    }

    /** Whether the ball is in play. */
    public boolean ballInPlay() {
        return ballInPlay;
    }

    /** Who has the ball. */
    public Possession possession() {
        return possession;
    }

    /** Who attacks towards +x. */
    public AttacksPlusX attacksPlusX() {
        return attacksPlusX;
    }

    /** One bit per object id: who is in the frame. */
    public long presentMask() {
        return present;
    }

    /** How many objects the frame holds. */
    public int presentCount() {
        return Long.bitCount(present);
    }

    /** Whether the object is in the frame; its coordinates mean something only then. */
    public boolean isPresent(final int objectId) {
        return ((present >>> objectId) & 1) != 0;
    }

    /** mm along the length. */
    public int xMillimetres(final int objectId) {
        return x[objectId];
    }

    /** mm across. */
    public int yMillimetres(final int objectId) {
        return y[objectId];
    }

    /** mm above the ground, or {@link #UNKNOWN}. */
    public int zMillimetres(final int objectId) {
        return z[objectId];
    }
}
