package dev.touchline.overlay.live;

import dev.touchline.overlay.wire.WireEncoding;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * What a stream is made with.
 *
 * @param matchId its match, or {@link StreamKey#NO_MATCH}
 * @param encoding how its messages are written
 * @param allocator of shared messages
 * @param budget that its history shares with the others', each match getting its part
 */
record StreamContext(
        long matchId, WireEncoding encoding, ByteBufAllocator allocator, HistoryBudget budget, LiveTime time) {
    /** A buffer to write a message into; {@link #finish} makes it one. */
    ByteBuf begin(final int expectedLength) {
        return encoding.begin(allocator, expectedLength);
    }

    ByteBuf finish(final ByteBuf message) {
        return encoding.finish(message);
    }
}
