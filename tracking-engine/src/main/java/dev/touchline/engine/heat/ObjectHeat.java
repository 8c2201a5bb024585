package dev.touchline.engine.heat;

import dev.touchline.protocol.overlay.HeatWindow;
import java.util.Arrays;

/**
 * The heat maps of one object: match, half and sliding windows. A sample owns the time to the next one, half a second at
 * most; its dwell is counted as time goes on, so that the maps are exact at every frame. Engine thread only.
 */
public final class ObjectHeat {
    /** The most time that one sample owns, us. */
    public static final long LONGEST_DWELL_US = 500_000;

    private static final long MINUTE_US = 60_000_000;
    private static final int[] MINUTES = {1, 5, 10, 15};
    private static final long LOGGED_US = 15 * MINUTE_US;

    private final RunLog log = new RunLog();
    private final int cells;
    /** Made when first read: what nobody asks for costs nothing but the log, from which it can be made at any moment. */
    private final SlidingWindow[] sliding = new SlidingWindow[MINUTES.length];

    private final DwellGrid half;
    private final DwellGrid match;
    private boolean open;
    private int openCell;
    private long ownsUntilUs;
    private long countedToUs;
    private long advancedToUs;

    /** Heat maps of so many cells, empty. */
    public ObjectHeat(final int cells) {
        this.cells = cells;
        half = new DwellGrid(cells);
        match = new DwellGrid(cells);
    }

    /** Counts the open sample's time up to an instant. Instants never go back. */
    public void advanceTo(final long nowUs) {
        final long toUs = Math.min(nowUs, ownsUntilUs);
        if (open && toUs > countedToUs) {
            count(countedToUs, toUs);
            countedToUs = toUs;
        }
        for (final SlidingWindow window : sliding) {
            if (window != null) {
                window.advanceTo(nowUs);
            }
        }
        advancedToUs = nowUs;
        log.forgetEndedBy(nowUs - LOGGED_US);
    }

    /** Counts up to an instant and opens a sample there. */
    public void sample(final long nowUs, final int cell) {
        advanceTo(nowUs);
        open = true;
        openCell = cell;
        countedToUs = nowUs;
        ownsUntilUs = nowUs + LONGEST_DWELL_US;
    }

    private void count(final long fromUs, final long toUs) {
        final long durationUs = toUs - fromUs;
        final boolean full = log.isFull();
        for (final SlidingWindow window : sliding) {
            if (window != null) {
                if (full) {
                    window.forgetOldest();
                }
                window.add(openCell, durationUs);
            }
        }
        log.add(fromUs, toUs, openCell);
        half.add(openCell, durationUs);
        match.add(openCell, durationUs);
    }

    /** Adds one of the maps, as of the last instant advanced to, to a sum. */
    public void addTo(final HeatSum sum, final HeatWindow window) {
        switch (window) {
            case ONE_MINUTE -> sum.add(sliding(0));
            case FIVE_MINUTES -> sum.add(sliding(1));
            case TEN_MINUTES -> sum.add(sliding(2));
            case FIFTEEN_MINUTES -> sum.add(sliding(3));
            case HALF -> sum.add(half);
            case MATCH -> sum.add(match);
            case NULL_VAL -> throw new IllegalArgumentException("no such window: window=" + window);
        }
    }

    private SlidingWindow sliding(final int index) {
        if (sliding[index] == null) {
            sliding[index] = new SlidingWindow(MINUTES[index] * MINUTE_US, log, cells, advancedToUs);
        }
        return sliding[index];
    }

    /** Empties the map of the half: another one begins. */
    public void startHalf() {
        half.clear();
    }

    /** Empties everything. */
    public void clear() {
        open = false;
        countedToUs = 0;
        ownsUntilUs = 0;
        log.clear();
        Arrays.fill(sliding, null);
        half.clear();
        match.clear();
    }
}
