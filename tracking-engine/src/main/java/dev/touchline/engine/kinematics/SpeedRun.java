package dev.touchline.engine.kinematics;

/**
 * How long a speed has been exceeded without a break. It counts once it has lasted the minimum; then all of it counts. Engine
 * thread only.
 */
final class SpeedRun {
    private final double aboveMicrometres;
    private final int minimumSteps;
    private int steps;

    /**
     * A run over steps longer than a length.
     *
     * @param aboveMicrometres of one step, um
     * @param minimumSteps after which it counts, at least 1
     */
    SpeedRun(final double aboveMicrometres, final int minimumSteps) {
        this.aboveMicrometres = aboveMicrometres;
        this.minimumSteps = minimumSteps;
    }

    /** Takes a step and answers how many of the newest steps now count that did not before. */
    int onStep(final long micrometres) {
        if (micrometres <= aboveMicrometres) {
            steps = 0;
            return 0;
        }
        steps++;
        if (steps == minimumSteps) {
            return minimumSteps;
        }
        return steps > minimumSteps ? 1 : 0;
    }

    /** How many of the newest steps may come to count. */
    int undecided() {
        return steps < minimumSteps ? steps : 0;
    }

    int steps() {
        return steps;
    }

    boolean counts() {
        return steps >= minimumSteps;
    }

    void end() {
        steps = 0;
    }

    void steps(final int newSteps) {
        steps = newSteps;
    }
}
