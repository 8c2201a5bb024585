package dev.touchline.engine.heat;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The chunks that no log of a match is using. Made so many at once, that logs, which grow as long as a match goes on, allocate
 * every few minutes and not with a record. Engine thread only.
 */
final class ChunkPool {
    /** A quarter of a megabyte: about ten minutes of two teams and a ball. */
    private static final int MADE_AT_ONCE = 64;

    private static final int CHUNK_OBJECT_BYTES = 96;

    private final Deque<Chunk> free = new ArrayDeque<>(2 * MADE_AT_ONCE);
    private int made;

    Chunk take() {
        if (free.isEmpty()) {
            for (int i = 0; i < MADE_AT_ONCE; i++) {
                free.addLast(new Chunk());
            }
            made += MADE_AT_ONCE;
        }
        return free.removeLast();
    }

    void giveBack(final Chunk chunk) {
        free.addLast(chunk);
    }

    /** About how much memory all chunks take, used or not, bytes. */
    long memoryBytes() {
        return (long) made * (Chunk.BYTES + CHUNK_OBJECT_BYTES);
    }
}
