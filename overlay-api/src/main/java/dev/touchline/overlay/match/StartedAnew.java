package dev.touchline.overlay.match;

import dev.touchline.engine.agent.EngineCommand;
import java.util.List;

/**
 * What a match becomes when it is started anew: what is configured and who scored stay, what was said of identities is void. Immutable.
 *
 * @param epoch that it starts
 */
record StartedAnew(MatchDocument document, long epoch) implements StatedChange {
    @Override
    public MatchChange addTo(final MatchChange change) {
        return change.and(
                change.after().withCorrected(new CorrectedIdentities(epoch, List.of())),
                new EngineCommand.ResetMatch(change.matchId(), epoch));
    }
}
