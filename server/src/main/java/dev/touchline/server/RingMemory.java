package dev.touchline.server;

import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/** Memory for rings: outside the heap, so that no collector moves it, and aligned to cache lines. */
final class RingMemory {
    private RingMemory() {}

    static UnsafeBuffer allocate(final int bytes) {
        return new UnsafeBuffer(BufferUtil.allocateDirectAligned(bytes, BitUtil.CACHE_LINE_LENGTH));
    }
}
