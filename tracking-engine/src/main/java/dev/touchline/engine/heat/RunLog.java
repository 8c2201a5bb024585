package dev.touchline.engine.heat;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;

/**
 * The whole past of one object as runs of time in one atom and one class of play, oldest first: the last run in fields, those
 * before it in chunks. At its bound it forgets its oldest chunk and counts that time. Engine thread only.
 */
final class RunLog {
    private static final int FEWEST_CHUNKS = 2;

    private final ChunkPool pool;
    private final int mostChunks;
    /** A ring: a chunk's place is its ordinal modulo the length, a power of two. */
    private Chunk[] chunks = new Chunk[4];

    private long first;
    private long next;
    private long tailStartUs;
    private long tailEndUs;
    private int tailAtom;
    private int tailClass;
    private long forgottenUs;

    /** An empty log of so many bytes at the most. */
    RunLog(final ChunkPool pool, final int mostBytes) {
        this.pool = pool;
        mostChunks = Math.max(FEWEST_CHUNKS, mostBytes / Chunk.BYTES);
    }

    /** Adds time: to the last run when it goes on, else as a new one. Time only goes forward. */
    void add(final long fromUs, final long toUs, final int atom, final int playClass) {
        if (toUs <= fromUs) {
            return;
        }
        final boolean goesOn = fromUs == tailEndUs && atom == tailAtom && playClass == tailClass && hasTail();
        if (!goesOn) {
            if (hasTail()) {
                chunkWithRoom().append(tailAtom, tailClass, tailStartUs, tailEndUs);
            }
            tailStartUs = fromUs;
            tailAtom = atom;
            tailClass = playClass;
        }
        tailEndUs = toUs;
    }

    private boolean hasTail() {
        return tailEndUs > tailStartUs;
    }

    private Chunk chunkWithRoom() {
        final Chunk newest = next > first ? chunk(next - 1) : null;
        if (newest != null && newest.hasRoom()) {
            return newest;
        }
        if (next - first == mostChunks) {
            forgottenUs += chunk(first).heldUs();
            drop(first++);
        }
        final Chunk added = addChunk();
        added.begin(newest);
        return added;
    }

    private Chunk addChunk() {
        if (next - first == chunks.length) {
            final Chunk[] larger = new Chunk[2 * chunks.length];
            for (long ordinal = first; ordinal < next; ordinal++) {
                larger[(int) ordinal & (larger.length - 1)] = chunk(ordinal);
            }
            chunks = larger;
        }
        final Chunk added = pool.take();
        chunks[(int) next++ & (chunks.length - 1)] = added;
        return added;
    }

    private void drop(final long ordinal) {
        pool.giveBack(chunk(ordinal));
        chunks[(int) ordinal & (chunks.length - 1)] = null;
    }

    /** The chunk of an ordinal from {@link #first} to before {@link #next}. */
    Chunk chunk(final long ordinal) {
        return chunks[(int) ordinal & (chunks.length - 1)];
    }

    /** The ordinal of the oldest chunk. */
    long first() {
        return first;
    }

    /** The ordinal after the newest chunk. */
    long next() {
        return next;
    }

    /** A cursor that tells everything since an instant. */
    RunCursor cursorFrom(final long instantUs) {
        // The newest chunk is still written to: what comes after the instant may come to be in there.
        final long start = Math.max(first, Math.min(firstEndingAfter(instantUs), next - 1));
        return new RunCursor(this, start, instantUs);
    }

    /** The ordinal of the first chunk that holds anything after an instant; {@link #next} when none does. */
    private long firstEndingAfter(final long instantUs) {
        long low = first;
        long high = next;
        while (low < high) {
            final long middle = (low + high) >>> 1;
            if (chunk(middle).endUs() > instantUs) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    long tailStartUs() {
        return tailStartUs;
    }

    long tailEndUs() {
        return tailEndUs;
    }

    int tailAtom() {
        return tailAtom;
    }

    int tailClass() {
        return tailClass;
    }

    /** Time of runs that were pushed out by newer ones, us. */
    long forgottenUs() {
        return forgottenUs;
    }

    /** Takes out everything since an instant, and answers it. */
    RunList cutFrom(final long sinceUs) {
        final long from = firstEndingAfter(sinceUs);
        final RunList runs = new RunList();
        new RunCursor(this, from, Long.MIN_VALUE).readTo(Long.MAX_VALUE, runs::add);
        while (next > from) {
            drop(--next);
        }
        tailStartUs = 0;
        tailEndUs = 0;
        final RunList after = new RunList();
        runs.split(sinceUs, this, after);
        return after;
    }

    void clear() {
        while (next > first) {
            drop(--next);
        }
        first = 0;
        next = 0;
        tailStartUs = 0;
        tailEndUs = 0;
        forgottenUs = 0;
    }

    void save(final StateWriter out) {
        out.putInt((int) (next - first));
        for (long ordinal = first; ordinal < next; ordinal++) {
            chunk(ordinal).save(out);
        }
        out.putLong(tailStartUs);
        out.putLong(tailEndUs);
        out.putInt(tailAtom);
        out.putInt(tailClass);
        out.putLong(forgottenUs);
    }

    void load(final StateReader in) {
        clear();
        final int count = in.getCount(mostChunks);
        for (int i = 0; i < count; i++) {
            addChunk().load(in);
        }
        tailStartUs = in.getLong();
        tailEndUs = in.getLong();
        tailAtom = in.getInt();
        tailClass = in.getInt();
        forgottenUs = in.getLong();
    }
}
