package dev.touchline.engine.kinematics;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;

/** The kinematics of one object: its path's three stages and what came of them. Engine thread only. */
final class ObjectKinematics implements StepSink {
    private final SprintListener listener;
    private final int objectId;
    private final KinematicLog log = new KinematicLog();
    private final PathSteps steps;
    private final SmoothPath smooth;
    private final PlausiblePath path;

    /** Hears of an object's sprints. */
    @FunctionalInterface
    interface SprintListener {
        void onSprint(int objectId, SprintRun sprint);
    }

    ObjectKinematics(
            final int objectId,
            final KinematicSettings settings,
            final PlayTimes times,
            final SprintListener listener) {
        this.objectId = objectId;
        this.listener = listener;
        steps = new PathSteps(settings, times, this);
        smooth = new SmoothPath(steps);
        path = new PlausiblePath(settings.plausibleSpeedMps(), smooth);
    }

    void onPosition(final long index, final int xMm, final int yMm) {
        path.onPosition(index, xMm, yMm);
    }

    /** It is not there at an instant. */
    void onAbsence(final long index) {
        if (path.isOpen() && index - path.lastIndex() > PlausiblePath.LONGEST_BRIDGE) {
            path.finish();
        }
    }

    void breakPath() {
        path.finish();
    }

    @Override
    public void onStep(final long index, final int key, final int micrometres, final int acceleration) {
        log.onStep(SettledGrid.second(index), key, micrometres, acceleration);
    }

    @Override
    public void onSprint(final SprintRun sprint) {
        log.sprints().add(sprint);
        listener.onSprint(objectId, sprint);
    }

    KinematicLog log() {
        return log;
    }

    long leaps() {
        return path.leaps();
    }

    void readNow(final PlayerKinematics into) {
        if (steps.isMoving()) {
            into.now(steps.speed(), steps.acceleration());
        }
    }

    int bytes() {
        return log.bytes() + 2 * PathRing.BYTES + steps.bytes();
    }

    void clear() {
        path.clear();
        smooth.clear();
        steps.clear();
        log.clear();
    }

    void save(final StateWriter out) {
        path.save(out);
        smooth.save(out);
        steps.save(out);
        log.save(out);
    }

    void load(final StateReader in) {
        path.load(in);
        smooth.load(in);
        steps.load(in);
        log.load(in);
    }
}
