package dev.touchline.overlay.live;

import dev.touchline.engine.state.Side;
import dev.touchline.overlay.match.ActiveMatch;
import dev.touchline.overlay.match.MatchDirectory;
import java.util.function.LongSupplier;

/** The object ids of a team's players, as the match is configured now, as bits. Event loop thread only; allocates when that changes. */
final class LineUp implements LongSupplier {
    private final MatchDirectory directory;
    private final long matchId;
    private final Side side;
    private ActiveMatch known;
    private long bits;

    LineUp(final MatchDirectory directory, final long matchId, final Side side) {
        this.directory = directory;
        this.matchId = matchId;
        this.side = side;
    }

    @Override
    // The very object that the directory holds: a match that was changed is another, and equality would compare rosters
    // once a row.
    @SuppressWarnings("ReferenceEquality")
    public long getAsLong() {
        final ActiveMatch now = directory.match(matchId);
        if (now != known) {
            known = now;
            bits = now == null ? 0 : now.teams().members(side);
        }
        return bits;
    }
}
