package dev.touchline.engine.debs;

import java.util.List;

/**
 * When the game was interrupted, in time stamps. Immutable but for a cursor: one thread. Read from the challenge's files, one
 * for each half: {@code id;Game Interruption Begin;00:01:02.345;counter;comment}, times since the half began.
 */
public final class Interruptions {
    private static final int TIME_FIELD = 2;

    private static final long PS_PER_MS = 1_000_000_000L;

    private final long[] begins;
    private final long[] ends;
    private int cursor;

    private Interruptions(final long[] begins, final long[] ends) {
        this.begins = begins;
        this.ends = ends;
    }

    /** A game without interruptions. */
    public static Interruptions none() {
        return new Interruptions(new long[0], new long[0]);
    }

    /**
     * Reads one file for each half.
     *
     * @param halves the lines of each half's file, at most as many as the metadata has halves
     * @throws DebsFormatException when begin and end do not alternate, or a time is none or goes back
     */
    public static Interruptions parse(final DebsMetadata metadata, final List<List<String>> halves)
            throws DebsFormatException {
        if (halves.size() > metadata.halves()) {
            throw new DebsFormatException("more files of interruptions than halves: files=" + halves.size()
                    + ", halves=" + metadata.halves());
        }
        final LongList begins = new LongList();
        final LongList ends = new LongList();
        for (int half = 0; half < halves.size(); half++) {
            parseHalf(metadata, half, halves.get(half), begins, ends);
        }
        return new Interruptions(begins.toArray(), ends.toArray());
    }

    private static void parseHalf(
            final DebsMetadata metadata,
            final int half,
            final List<String> lines,
            final LongList begins,
            final LongList ends)
            throws DebsFormatException {
        boolean open = false;
        long lastPs = metadata.startPs(half);
        for (int i = 0; i < lines.size(); i++) {
            final String[] fields = lines.get(i).split(";", -1);
            final boolean begin = fields.length > TIME_FIELD && fields[1].endsWith("Begin");
            if (!begin && !(fields.length > TIME_FIELD && fields[1].endsWith("End"))) {
                continue;
            }
            final long timePs = metadata.startPs(half) + milliseconds(fields[TIME_FIELD], half, i) * PS_PER_MS;
            if (begin == open || timePs < lastPs) {
                throw new DebsFormatException("interruption out of order: half=" + (half + 1) + ", line=" + (i + 1));
            }
            (begin ? begins : ends).add(timePs);
            open = begin;
            lastPs = timePs;
        }
        if (open) {
            ends.add(Math.max(lastPs, metadata.endPs(half)));
        }
    }

    private static long milliseconds(final String text, final int half, final int line) throws DebsFormatException {
        if (text.equals("0")) {
            return 0;
        }
        if (!text.matches("\\d{2}:\\d{2}:\\d{2}\\.\\d{3}")) {
            throw new DebsFormatException(
                    "not a time: time=" + text + ", half=" + (half + 1) + ", line=" + (line + 1) + ", as=HH:MM:SS.mmm");
        }
        final long hours = Long.parseLong(text.substring(0, 2));
        final long minutes = Long.parseLong(text.substring(3, 5));
        final long seconds = Long.parseLong(text.substring(6, 8));
        return ((hours * 60 + minutes) * 60 + seconds) * 1_000 + Long.parseLong(text.substring(9));
    }

    /** How many there are. */
    public int count() {
        return begins.length;
    }

    /** Whether the game is interrupted; an interruption ends before its end. Quick when times hardly go back. */
    boolean at(final long timePs) {
        while (cursor > 0 && timePs < ends[cursor - 1]) {
            cursor--;
        }
        while (cursor < ends.length && timePs >= ends[cursor]) {
            cursor++;
        }
        return cursor < ends.length && timePs >= begins[cursor];
    }
}
