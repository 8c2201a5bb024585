package dev.touchline.overlay.match;

import dev.touchline.engine.MatchEngine;
import dev.touchline.engine.agent.EngineCommand;

/**
 * What a match becomes when a snapshot takes the place of its state: identities are corrected as they were in it. Immutable, but for
 * the engine, which is the engine thread's from then on.
 */
public record RestoredState(MatchDocument document, MatchEngine engine) implements StatedChange {
    @Override
    public MatchChange addTo(final MatchChange change) {
        return change.and(
                change.after().withCorrected(new CorrectedIdentities(engine.epoch(), engine.identityChanges())),
                new EngineCommand.ReplaceEngine(change.matchId(), engine));
    }
}
