package dev.touchline.overlay.analysis;

import dev.touchline.engine.kinematics.Sprint;

/** One sprint: metres, m/s, us UTC. Immutable; any thread. */
public record SprintDocument(
        long fromUs,
        long toUs,
        Double distanceMetres,
        Double topSpeedMps,
        Double fromX,
        Double fromY,
        Double toX,
        Double toY) {
    /** The document of a sprint. */
    public static SprintDocument of(final Sprint sprint) {
        return new SprintDocument(
                sprint.fromUs(),
                sprint.toUs(),
                Numbers.metres(sprint.distanceMicrometres()),
                Numbers.metres(sprint.topSpeedMillimetres()),
                Numbers.metres(sprint.fromX()),
                Numbers.metres(sprint.fromY()),
                Numbers.metres(sprint.toX()),
                Numbers.metres(sprint.toY()));
    }
}
