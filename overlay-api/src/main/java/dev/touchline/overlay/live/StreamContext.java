package dev.touchline.overlay.live;

import io.netty.buffer.ByteBufAllocator;

/**
 * What a stream is made with.
 *
 * @param matchId its match
 * @param allocator of shared messages
 * @param budget that its history shares with the others'
 */
record StreamContext(long matchId, ByteBufAllocator allocator, HistoryBudget budget, LiveTime time) {}
