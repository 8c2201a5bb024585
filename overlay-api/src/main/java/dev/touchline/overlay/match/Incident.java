package dev.touchline.overlay.match;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.touchline.overlay.match.IncidentKind.Detail;

/**
 * A card, a substitution or a goal, as an operator said it. Immutable; any thread.
 *
 * @param id 1 and on, within the match
 * @param team {@code home} or {@code away}; of a goal, whose it counts for
 * @param objectId who was shown the card, went off, or scored
 * @param otherId who came on, or assisted; null when nobody did
 * @param detail which card, or what kind of goal; null for a substitution
 * @param off who went off, as the roster had him; null but for a substitution
 * @param on who came on; null but for a substitution
 * @param period null when it was neither said nor known
 * @param clockMs of the period; null when it was neither said nor known
 * @param tsUs when it was, us UTC of capture
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Incident(
        long id,
        IncidentKind kind,
        String team,
        int objectId,
        Integer otherId,
        Detail detail,
        PlayerDocument off,
        PlayerDocument on,
        Integer period,
        Long clockMs,
        long tsUs) {}
