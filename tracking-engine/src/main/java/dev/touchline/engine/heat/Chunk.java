package dev.touchline.engine.heat;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;

/**
 * Some consecutive runs of a log as bytes, four or five a run, which can be read without those before. Reused. Engine thread
 * only.
 *
 * <pre>
 *  head: class change (3 bits, exclusive or) | gap follows (1) | step (4)
 *  [gap, us, varint] [columns, rows: 2 signed bytes | atom: 3 bytes] duration, us, varint
 *  step: 0-8 a neighbour, (rows + 1) x 3 + columns + 1; 9 two bytes; 10 three bytes; 11 outside the pitch
 * </pre>
 *
 * Steps are from the last atom on the pitch; varints have the low seven bits first.
 */
final class Chunk {
    static final int BYTES = 4096;
    static final int STEP_MASK = 0x0f;
    static final int GAP = 0x10;
    static final int CLASS_SHIFT = 5;
    static final int STEP_BYTES = 9;
    static final int STEP_ATOM = 10;
    static final int STEP_OUTSIDE = 11;

    private static final int LONGEST_RUN = 24;

    final byte[] bytes = new byte[BYTES];
    private int used;
    private long startUs;
    private int startAtom;
    private int startClass;
    private long endUs;
    private int lastAtom;
    private int lastClass;
    private long heldUs;

    /** Empties it, for runs that follow those of another chunk, or none. */
    void begin(final Chunk before) {
        used = 0;
        heldUs = 0;
        startUs = before == null ? 0 : before.endUs;
        startAtom = before == null ? 0 : before.lastAtom;
        startClass = before == null ? 0 : before.lastClass;
        endUs = startUs;
        lastAtom = startAtom;
        lastClass = startClass;
    }

    /** Whether another run surely fits. */
    boolean hasRoom() {
        return used + LONGEST_RUN <= BYTES;
    }

    /** Writes a run; there must be room. */
    void append(final int atom, final int playClass, final long fromUs, final long toUs) {
        final long gapUs = fromUs - endUs;
        final int columns = (atom & Atoms.COLUMN_MASK) - (lastAtom & Atoms.COLUMN_MASK);
        final int rows = (atom >> Atoms.COLUMN_BITS) - (lastAtom >> Atoms.COLUMN_BITS);
        final int step = step(atom, columns, rows);
        bytes[used++] = (byte) ((lastClass ^ playClass) << CLASS_SHIFT | (gapUs > 0 ? GAP : 0) | step);
        if (gapUs > 0) {
            putVarint(gapUs);
        }
        if (step == STEP_BYTES) {
            bytes[used++] = (byte) columns;
            bytes[used++] = (byte) rows;
        } else if (step == STEP_ATOM) {
            bytes[used++] = (byte) atom;
            bytes[used++] = (byte) (atom >> 8);
            bytes[used++] = (byte) (atom >> 16);
        }
        putVarint(toUs - fromUs);
        endUs = toUs;
        heldUs += toUs - fromUs;
        lastClass = playClass;
        if (atom != Atoms.OUTSIDE) {
            lastAtom = atom;
        }
    }

    private static int step(final int atom, final int columns, final int rows) {
        if (atom == Atoms.OUTSIDE) {
            return STEP_OUTSIDE;
        }
        if (Math.abs(columns) <= 1 && Math.abs(rows) <= 1) {
            return (rows + 1) * 3 + columns + 1;
        }
        return columns == (byte) columns && rows == (byte) rows ? STEP_BYTES : STEP_ATOM;
    }

    private void putVarint(final long value) {
        long rest = value;
        while (rest >= 0x80) {
            bytes[used++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[used++] = (byte) rest;
    }

    /** How many bytes are written. */
    int used() {
        return used;
    }

    /** When the run before the first ended. */
    long startUs() {
        return startUs;
    }

    /** The last atom on the pitch before the first run. */
    int startAtom() {
        return startAtom;
    }

    /** The class of the run before the first. */
    int startClass() {
        return startClass;
    }

    /** When the last run ends. */
    long endUs() {
        return endUs;
    }

    /** How much time its runs hold, us. */
    long heldUs() {
        return heldUs;
    }

    void save(final StateWriter out) {
        out.putLong(startUs);
        out.putInt(startAtom);
        out.putInt(startClass);
        out.putLong(endUs);
        out.putInt(lastAtom);
        out.putInt(lastClass);
        out.putLong(heldUs);
        out.putInt(used);
        out.putBytes(bytes, used);
    }

    void load(final StateReader in) {
        startUs = in.getLong();
        startAtom = in.getInt();
        startClass = in.getInt();
        endUs = in.getLong();
        lastAtom = in.getInt();
        lastClass = in.getInt();
        heldUs = in.getLong();
        used = in.getCount(BYTES);
        in.getBytes(bytes, used);
    }
}
