package dev.touchline.overlay.match;

import dev.touchline.engine.agent.EngineCommand;
import java.util.List;

/**
 * One match's part of a change that is about to be made. Immutable.
 *
 * @param after the match from then on, whose version is still to be given; null when it ends
 * @param commands what its engine has to be told, in this order
 * @param reopened whether the engine starts it anew
 */
record MatchChange(long matchId, ActiveMatch after, List<EngineCommand> commands, boolean reopened) {
    /** A match that ends. */
    static MatchChange ended(final long matchId) {
        return new MatchChange(matchId, null, List.of(new EngineCommand.CloseMatch(matchId)), false);
    }

    MatchChange withVersion(final long version) {
        return after == null ? this : new MatchChange(matchId, after.withVersion(version), commands, reopened);
    }
}
