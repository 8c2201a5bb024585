package dev.touchline.overlay.match;

import dev.touchline.engine.agent.EngineCommand;
import dev.touchline.engine.event.StatedEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * What a match becomes when an operator says that something has happened, or takes it back. Immutable.
 *
 * @param document with the roster as it is from then on
 * @param incidents all of them, from then on
 * @param event what is told to everybody; null when nothing is
 */
public record IncidentChange(MatchDocument document, List<Incident> incidents, StatedEvent event) {
    MatchChange addTo(final MatchChange change) {
        final List<EngineCommand> commands = new ArrayList<>(change.commands());
        if (event != null) {
            commands.add(new EngineCommand.TellEvent(change.matchId(), event));
        }
        return new MatchChange(
                change.matchId(), change.after().withIncidents(incidents), List.copyOf(commands), change.reopened());
    }
}
