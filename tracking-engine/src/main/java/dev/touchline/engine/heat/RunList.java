package dev.touchline.engine.heat;

import java.util.Arrays;

/** Runs laid open, in their order in time, for moving them from one log to another. Engine thread only. */
final class RunList {
    private static final int FIELDS = 3;

    private long[] values = new long[FIELDS * 64];
    private int count;

    void add(final int atom, final int playClass, final long fromUs, final long toUs) {
        if (FIELDS * (count + 1) > values.length) {
            values = Arrays.copyOf(values, 2 * values.length);
        }
        final int at = FIELDS * count++;
        values[at] = fromUs;
        values[at + 1] = toUs;
        values[at + 2] = (long) atom << Byte.SIZE | playClass;
    }

    private long fromUs(final int run) {
        return values[FIELDS * run];
    }

    private long toUs(final int run) {
        return values[FIELDS * run + 1];
    }

    private int atom(final int run) {
        return (int) (values[FIELDS * run + 2] >> Byte.SIZE);
    }

    private int playClass(final int run) {
        return (int) values[FIELDS * run + 2] & 0xff;
    }

    private void append(final int run, final long fromUs, final long toUs, final RunLog to) {
        to.add(fromUs, toUs, atom(run), playClass(run));
    }

    /** Adds what is before an instant to a log, and what is after to a list. */
    void split(final long instantUs, final RunLog before, final RunList after) {
        for (int run = 0; run < count; run++) {
            append(run, fromUs(run), Math.min(toUs(run), instantUs), before);
            final long from = Math.max(fromUs(run), instantUs);
            if (toUs(run) > from) {
                after.add(atom(run), playClass(run), from, toUs(run));
            }
        }
    }

    /** Adds all runs to a log. */
    void appendTo(final RunLog log) {
        for (int run = 0; run < count; run++) {
            append(run, fromUs(run), toUs(run), log);
        }
    }

    /** Adds all runs to a log, and in between those parts of another's during which this has none. */
    void appendTo(final RunLog log, final RunList filler) {
        int fill = 0;
        long filledUs = Long.MIN_VALUE;
        for (int run = 0; run < count; run++) {
            fill = filler.fill(fill, filledUs, fromUs(run), log);
            append(run, fromUs(run), toUs(run), log);
            filledUs = toUs(run);
        }
        filler.fill(fill, filledUs, Long.MAX_VALUE, log);
    }

    /** Adds the parts of runs between two instants, from one run on; answers the run to go on with. */
    private int fill(final int first, final long fromUs, final long toUs, final RunLog log) {
        int run = first;
        while (run < count && fromUs(run) < toUs) {
            append(run, Math.max(fromUs(run), fromUs), Math.min(toUs(run), toUs), log);
            if (toUs(run) > toUs) {
                return run;
            }
            run++;
        }
        return run;
    }
}
