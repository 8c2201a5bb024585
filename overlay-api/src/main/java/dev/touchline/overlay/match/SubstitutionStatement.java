package dev.touchline.overlay.match;

/**
 * A substitution as it is sent.
 *
 * @param team {@code home} or {@code away}
 * @param off the object id of who goes off
 * @param on who comes on: under the same object id unless it has another; one of the roster needs nothing but that id
 * @param period null when it is not said, as are the two after it: the match's clock tells them
 * @param tsUs us UTC of capture; the newest frame's unless it is said
 */
public record SubstitutionStatement(
        String team, Integer off, PlayerDocument on, Integer period, Long clockMs, Long tsUs) {}
