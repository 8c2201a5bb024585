package dev.touchline.engine.kinematics;

/**
 * One sprint. Immutable; any thread.
 *
 * @param fromUs when it began, us UTC of capture
 * @param toUs when it ended
 * @param distanceMicrometres the way covered, um
 * @param topSpeedMillimetres its top speed, mm/s
 * @param fromX where it began, mm
 * @param fromY where it began, mm
 * @param toX where it ended, mm
 * @param toY where it ended, mm
 * @param playClass the state of play at its begin: 0 out of play, 1 nobody's, 2 home's, 3 away's
 */
public record Sprint(
        long fromUs,
        long toUs,
        long distanceMicrometres,
        int topSpeedMillimetres,
        int fromX,
        int fromY,
        int toX,
        int toY,
        int playClass) {}
