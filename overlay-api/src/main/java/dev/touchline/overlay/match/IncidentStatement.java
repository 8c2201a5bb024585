package dev.touchline.overlay.match;

/**
 * A card or a goal as it is sent.
 *
 * @param team {@code home} or {@code away}
 * @param objectId who was shown the card, or scored
 * @param otherId who assisted a goal, or null
 * @param detail which card, or what kind of goal
 * @param period null when it is not said, as are the two after it: the match's clock tells them
 * @param tsUs us UTC of capture; the newest frame's unless it is said
 */
public record IncidentStatement(
        String team, Integer objectId, Integer otherId, String detail, Integer period, Long clockMs, Long tsUs) {}
