package dev.touchline.engine.heat;

/**
 * Reads a log's runs forward, from a chunk on, and says to a receiver how long its object was where, up to one instant after
 * another: nothing twice, and runs that reach over the instant in parts. Engine thread only; allocates nothing.
 */
final class RunCursor {
    /** Told the parts of runs. */
    @FunctionalInterface
    interface Receiver {
        /** Time in an atom or {@link Atoms#OUTSIDE}, in a class of play. */
        void onRun(int atom, int playClass, long fromUs, long toUs);
    }

    private final RunLog log;
    private long ordinal;
    private int offset;
    private boolean inChunk;
    private boolean holdsRun;
    private int lastAtom;
    private int lastClass;
    private int atom;
    private long startUs;
    private long endUs;
    private long doneUs;

    /** A cursor before the first run of a chunk, which passes over what is before an instant. */
    RunCursor(final RunLog log, final long ordinal, final long fromUs) {
        this.log = log;
        this.ordinal = ordinal;
        doneUs = fromUs;
    }

    /** Tells everything from the last instant up to this one. */
    void readTo(final long toUs, final Receiver receiver) {
        while (holdsRun || decodeNext()) {
            tell(atom, lastClass, startUs, endUs, toUs, receiver);
            if (endUs > toUs) {
                holdsRun = true;
                doneUs = Math.max(doneUs, toUs);
                return;
            }
            holdsRun = false;
        }
        tell(log.tailAtom(), log.tailClass(), log.tailStartUs(), log.tailEndUs(), toUs, receiver);
        doneUs = Math.max(doneUs, toUs);
    }

    private void tell(
            final int inAtom,
            final int playClass,
            final long runStartUs,
            final long runEndUs,
            final long toUs,
            final Receiver receiver) {
        final long from = Math.max(runStartUs, doneUs);
        final long to = Math.min(runEndUs, toUs);
        if (to > from) {
            receiver.onRun(inAtom, playClass, from, to);
        }
    }

    private boolean enter() {
        if (!inChunk && ordinal < log.next()) {
            final Chunk chunk = log.chunk(ordinal);
            inChunk = true;
            offset = 0;
            lastAtom = chunk.startAtom();
            lastClass = chunk.startClass();
            endUs = chunk.startUs();
        }
        return inChunk;
    }

    private boolean decodeNext() {
        while (enter()) {
            final Chunk chunk = log.chunk(ordinal);
            if (offset < chunk.used()) {
                decode(chunk);
                return true;
            }
            if (ordinal + 1 == log.next()) {
                return false;
            }
            ordinal++;
            inChunk = false;
        }
        return false;
    }

    private void decode(final Chunk chunk) {
        final byte[] bytes = chunk.bytes;
        final int head = bytes[offset++] & 0xff;
        startUs = (head & Chunk.GAP) == 0 ? endUs : endUs + varint(bytes);
        lastClass ^= head >> Chunk.CLASS_SHIFT;
        atom = atom(head & Chunk.STEP_MASK, bytes);
        endUs = startUs + varint(bytes);
    }

    private int atom(final int step, final byte[] bytes) {
        if (step == Chunk.STEP_OUTSIDE) {
            return Atoms.OUTSIDE;
        }
        if (step == Chunk.STEP_ATOM) {
            lastAtom = (bytes[offset] & 0xff) | (bytes[offset + 1] & 0xff) << 8 | (bytes[offset + 2] & 0xff) << 16;
            offset += 3;
        } else if (step == Chunk.STEP_BYTES) {
            lastAtom += bytes[offset] + (bytes[offset + 1] << Atoms.COLUMN_BITS);
            offset += 2;
        } else {
            lastAtom += step % 3 - 1 + ((step / 3 - 1) << Atoms.COLUMN_BITS);
        }
        return lastAtom;
    }

    private long varint(final byte[] bytes) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            final byte part = bytes[offset++];
            value |= (part & 0x7fL) << shift;
            if (part >= 0) {
                return value;
            }
        }
    }
}
