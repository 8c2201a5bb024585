package dev.touchline.protocol;

import java.util.Arrays;

/**
 * Follows the sequence numbers of one source and tells new records from repeated, reordered and outdated ones, across
 * redundant legs and restarts. One thread; allocates nothing after construction; a pure function of what it is given.
 *
 * <p>A session is newer when it is ahead by less than half the range (serial number arithmetic, RFC 1982). A source that
 * goes on with an older session or an older sequence is taken for restarted after {@value #PROBATION} records without
 * one of the current session, the idea of RFC 3550, appendix A.1.
 */
public final class SequenceWindow {
    /** What a record is. */
    public enum Verdict {
        /** The next one, or one ahead: {@link SequenceWindow#skipped()} tells how many were passed over. */
        NEW,
        /** The first record of a source, or of a newer session. */
        RESTARTED,
        /** New, and earlier than one already seen: it fills a gap. */
        REORDERED,
        /** Seen before: the other leg, or a repetition. */
        DUPLICATE,
        /** Too old to tell, or of an older session. */
        OUTDATED;

        /** Whether the record carries something new. */
        public boolean isNew() {
            return this == NEW || this == RESTARTED || this == REORDERED;
        }
    }

    /** Records of an outdated numbering in a row that are taken for a restart. */
    public static final int PROBATION = 256;

    private static final int WINDOW = 8192;

    /** Words of {@link #save}. */
    public static final int STATE_WORDS = WINDOW / Long.SIZE + 3;

    private final long[] seen = new long[WINDOW / Long.SIZE];
    private boolean started;
    private int session;
    private int highest;
    private int outdatedInARow;
    private int skipped;

    /** Judges the next record. */
    public Verdict onRecord(final int recordSession, final int sequence) {
        skipped = 0;
        if (!started || (short) (recordSession - session) > 0) {
            return restart(recordSession, sequence);
        }
        final int ahead = sequence - highest;
        if (recordSession != session || ahead <= -WINDOW) {
            return ++outdatedInARow >= PROBATION ? restart(recordSession, sequence) : Verdict.OUTDATED;
        }
        outdatedInARow = 0;
        if (ahead > 0) {
            advance(ahead);
            skipped = ahead - 1;
            highest = sequence;
            mark(sequence);
            return Verdict.NEW;
        }
        if (isMarked(sequence)) {
            return Verdict.DUPLICATE;
        }
        mark(sequence);
        return Verdict.REORDERED;
    }

    /** Sequence numbers that the last {@link Verdict#NEW} record passed over. */
    public int skipped() {
        return skipped;
    }

    /** The highest sequence number of the session; of the one before while nothing has come since {@link #clear}. */
    public int highest() {
        return highest;
    }

    /** The session being followed. */
    public int session() {
        return session;
    }

    /** Forgets the source: its next record is the first. */
    public void clear() {
        started = false;
        outdatedInARow = 0;
    }

    /** Writes the state into {@value #STATE_WORDS} words, for a snapshot. */
    public void save(final long[] words) {
        System.arraycopy(seen, 0, words, 0, seen.length);
        words[seen.length] = started ? 1 : 0;
        words[seen.length + 1] = (long) session << 32 | Integer.toUnsignedLong(highest);
        words[seen.length + 2] = outdatedInARow;
    }

    /** Takes the state that {@link #save} wrote. */
    public void load(final long[] words) {
        System.arraycopy(words, 0, seen, 0, seen.length);
        started = words[seen.length] != 0;
        session = (int) (words[seen.length + 1] >>> 32);
        highest = (int) words[seen.length + 1];
        outdatedInARow = (int) words[seen.length + 2];
        skipped = 0;
    }

    private Verdict restart(final int recordSession, final int sequence) {
        started = true;
        session = recordSession;
        highest = sequence;
        outdatedInARow = 0;
        // What came before the first record seen counts as seen: joining late is no reordering.
        Arrays.fill(seen, -1L);
        return Verdict.RESTARTED;
    }

    private void advance(final int ahead) {
        if (ahead >= WINDOW) {
            Arrays.fill(seen, 0L);
            return;
        }
        for (int i = 1; i < ahead; i++) {
            final int bit = (highest + i) & (WINDOW - 1);
            seen[bit >>> 6] &= ~(1L << bit);
        }
    }

    private void mark(final int sequence) {
        final int bit = sequence & (WINDOW - 1);
        seen[bit >>> 6] |= 1L << bit;
    }

    private boolean isMarked(final int sequence) {
        final int bit = sequence & (WINDOW - 1);
        return (seen[bit >>> 6] & (1L << bit)) != 0;
    }
}
