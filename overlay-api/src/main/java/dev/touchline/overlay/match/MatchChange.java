package dev.touchline.overlay.match;

import dev.touchline.engine.agent.EngineCommand;
import dev.touchline.overlay.match.MatchStore.StoredMatch;
import java.util.ArrayList;
import java.util.List;

/**
 * One match's part of a change that is about to be made. Immutable.
 *
 * @param after the match from then on, whose version is still to be given; null when it ends
 * @param commands what its engine has to be told, in this order
 * @param reopened whether the engine starts it anew
 */
public record MatchChange(long matchId, ActiveMatch after, List<EngineCommand> commands, boolean reopened) {
    /** A match that ends. */
    static MatchChange ended(final long matchId) {
        return new MatchChange(matchId, null, List.of(new EngineCommand.CloseMatch(matchId)), false);
    }

    MatchChange withVersion(final long version) {
        return after == null ? this : new MatchChange(matchId, after.withVersion(version), commands, reopened);
    }

    /** The match with what was said of it, and the engine is told one thing more. */
    MatchChange and(final ActiveMatch said, final EngineCommand command) {
        final List<EngineCommand> more = new ArrayList<>(commands);
        more.add(command);
        return new MatchChange(matchId, said, List.copyOf(more), reopened);
    }

    /** The match with what was said of it. */
    MatchChange and(final ActiveMatch said) {
        return new MatchChange(matchId, said, commands, reopened);
    }

    /** A match that is opened, with what the store has of it beside its document: identities stay corrected in the new epoch. */
    MatchChange restored(final StoredMatch stored) {
        final CorrectedIdentities corrected =
                new CorrectedIdentities(after.context().firstEpoch(), stored.identities());
        final ActiveMatch said = after.withStored(stored, corrected);
        return stored.identities().isEmpty() ? and(said) : and(said, corrected.command(matchId));
    }
}
