package dev.touchline.engine.time;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.protocol.overlay.FeedChange;

/**
 * What a source's sequence numbers say was lost in five seconds of engine time, in parts of 0.1 s. A record that comes later than
 * its successors is taken back where it was missed; so the five seconds end half a second ago, and what has not come by then is
 * too late to count for anything. Engine thread only; allocates nothing after it was made.
 */
final class LossWindow {
    private static final int SETTLING = 5;
    /** Parts that are remembered: those that are judged, and before them those that may still change. */
    static final int TICKS = 50 + SETTLING;

    private static final int MILLION = 1_000_000;
    /** Shares of what was sent, in millionths: loss begins above the one, and has ended below the other. */
    private static final int BEGINS = 10_000;

    private static final int ENDS = 5_000;

    private final long[] lost = new long[TICKS];
    private final int[] sent = new int[TICKS];
    /** The highest sequence number before each part. */
    private final int[] before = new int[TICKS];

    private long lostNow;
    private int beforeNow;
    private int newest;
    private int filled;
    private int ratioMillionths;
    private boolean losing;
    private boolean waiting;
    private int highestWhenSilent;

    /** Another numbering has begun. */
    void onStarted(final int sequence) {
        lostNow = 0;
        beforeNow = sequence - 1;
    }

    /** A record came ahead by so many that were passed over. */
    void onSkipped(final int skipped) {
        lostNow += skipped;
    }

    /** A record came that had been passed over. */
    void onReordered(final int sequence) {
        if (sequence - beforeNow > 0) {
            lostNow--;
            return;
        }
        for (int age = 0; age < filled; age++) {
            if (sequence - before[at(age)] > 0) {
                lost[at(age)]--;
                return;
            }
        }
    }

    private int at(final int age) {
        return (newest - age + TICKS) % TICKS;
    }

    /**
     * So many tenths of a second have passed, {@value #TICKS} at most, and the highest number is this one. Answers whether loss has begun
     * or ended, {@link FeedChange#NONE} when it goes on as it was.
     */
    FeedChange onTicks(final int passed, final int highest) {
        if (waiting) {
            if (highest != highestWhenSilent) {
                start(highest);
            }
            return FeedChange.NONE;
        }
        for (int left = passed; left > 0; left--) {
            turn(highest);
        }
        filled = Math.min(filled + passed, TICKS);
        return filled < TICKS ? FeedChange.NONE : judge();
    }

    private void turn(final int highest) {
        newest = (newest + 1) % TICKS;
        lost[newest] = lostNow;
        sent[newest] = highest - beforeNow;
        before[newest] = beforeNow;
        lostNow = 0;
        beforeNow = highest;
    }

    private FeedChange judge() {
        long missed = 0;
        long all = 0;
        for (int age = SETTLING; age < TICKS; age++) {
            missed += lost[at(age)];
            all += sent[at(age)];
        }
        if (all <= 0) {
            return FeedChange.NONE;
        }
        ratioMillionths = (int) (missed * MILLION / all);
        if (!losing && ratioMillionths > BEGINS) {
            losing = true;
            return FeedChange.LOSS;
        }
        if (losing && ratioMillionths < ENDS) {
            losing = false;
            return FeedChange.RECOVERED;
        }
        return FeedChange.NONE;
    }

    /** The share of what was sent that was lost, in millionths, as of the last tick. */
    int ratioMillionths() {
        return ratioMillionths;
    }

    /** The source, or the whole feed, is silent: what is lost meanwhile is told by that, so it starts anew when the source is heard. */
    void startWhenHeard(final int highest) {
        highestWhenSilent = highest;
        waiting = true;
    }

    private void start(final int highest) {
        lostNow = 0;
        beforeNow = highest;
        filled = 0;
        waiting = false;
    }

    /** Forgets everything: the next record is the first. */
    void clear(final int highest) {
        start(highest);
        ratioMillionths = 0;
        losing = false;
    }

    void save(final StateWriter out) {
        out.putLongs(lost, TICKS);
        out.putInts(sent, TICKS);
        out.putInts(before, TICKS);
        out.putLong(lostNow);
        out.putInt(beforeNow);
        out.putInt(newest);
        out.putInt(filled);
        out.putInt(ratioMillionths);
        out.putBoolean(losing);
        out.putBoolean(waiting);
        out.putInt(highestWhenSilent);
    }

    void load(final StateReader in) {
        in.getLongs(lost, TICKS);
        in.getInts(sent, TICKS);
        in.getInts(before, TICKS);
        lostNow = in.getLong();
        beforeNow = in.getInt();
        newest = in.getCount(TICKS - 1);
        filled = in.getCount(TICKS);
        ratioMillionths = in.getInt();
        losing = in.getBoolean();
        waiting = in.getBoolean();
        highestWhenSilent = in.getInt();
    }
}
