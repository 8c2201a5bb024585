package dev.touchline.engine;

import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.Teams;
import dev.touchline.protocol.Counter;

/**
 * What the engine has to know of a match. Immutable, but for the counters, which the engine writes and others read.
 *
 * @param matchId 0 to 2^32 - 1
 * @param live whether capture times are around now; a replayed match starts anew when time is set back
 * @param pitch its pitch
 * @param teams who plays for whom
 * @param taiOffsetSeconds seconds by which TAI, which records carry, is ahead of UTC, which frames carry
 * @param firstEpoch the epoch to start with
 * @param engineTimeNs where engine time is shown to ingest, ns TAI
 * @param counters what became of its records
 */
public record MatchContext(
        long matchId,
        boolean live,
        Pitch pitch,
        Teams teams,
        int taiOffsetSeconds,
        long firstEpoch,
        Counter engineTimeNs,
        MatchCounters counters) {}
