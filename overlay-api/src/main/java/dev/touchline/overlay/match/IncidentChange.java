package dev.touchline.overlay.match;

import dev.touchline.engine.agent.EngineCommand;
import dev.touchline.engine.event.StatedEvent;
import java.util.List;

/**
 * What a match becomes when an operator says that something has happened, or takes it back. Immutable.
 *
 * @param document with the roster as it is from then on
 * @param incidents all of them, from then on
 * @param event what is told to everybody; null when nothing is
 */
public record IncidentChange(MatchDocument document, List<Incident> incidents, StatedEvent event)
        implements StatedChange {
    @Override
    public MatchChange addTo(final MatchChange change) {
        final ActiveMatch said = change.after().withIncidents(incidents);
        return event == null
                ? change.and(said)
                : change.and(said, new EngineCommand.TellEvent(change.matchId(), event));
    }
}
