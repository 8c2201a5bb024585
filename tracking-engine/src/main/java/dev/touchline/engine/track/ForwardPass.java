package dev.touchline.engine.track;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;

/**
 * The second time over one object's observations, in the order of their capture times: one Kalman filter whose process noise
 * is what the live track found out a little later, and a gate of its own, so that what was dropped or believed in haste is
 * judged again. Engine thread only; allocates nothing.
 */
final class ForwardPass {
    /** Longer without an observation than this, and the path is another one, ns. */
    static final long LONGEST_GAP_NS = 1_000_000_000L;

    private static final double NANO = 1e-9;
    private static final double GATE = 16;
    private static final double GATE_FLOOR = 0.4 * 0.4;
    private static final double START_SPEED_VARIANCE = 25;

    private final MotionModel model;
    private final PlanarMode plane;
    private final HeightFilter height = new HeightFilter();
    private final OutlierRun outliers;
    private final BallPhysics physics;
    private long timeNs;
    private long observedNs;
    private int path;
    private int lastPath;
    private int hop;
    private int kicks;

    ForwardPass(final MotionModel model) {
        this.model = model;
        outliers = new OutlierRun(model.maxSpeedMps());
        plane = new PlanarMode(model.calmPsd());
        physics = model.ball() ? new BallPhysics() : null;
    }

    boolean hasPath() {
        return path != 0;
    }

    void psd(final double psd) {
        plane.psd = psd;
    }

    /** Takes the observation that was just taken off the queue. */
    void observe(final ObservationQueue seen) {
        final double x = seen.takenX();
        final double y = seen.takenY();
        final double variance = seen.takenVariance();
        if (path == 0) {
            start(seen);
            return;
        }
        predictTo(seen.takenNs());
        final double dx = x - plane.x;
        final double dy = y - plane.y;
        final double squared = dx * dx + dy * dy;
        if (squared > GATE * (plane.p00 + variance) && squared > GATE_FLOOR) {
            final double unseen = (timeNs - observedNs) * NANO;
            if (!model.mayBeKick(squared, unseen, variance)) {
                if (outliers.isTheTruth(seen.takenNs(), x, y, Math.sqrt(variance))) {
                    start(seen);
                }
                return;
            }
            kicks++;
            plane.loosen(squared, unseen);
        }
        outliers.end();
        observedNs = timeNs;
        plane.correct(x, y, variance, 0);
        if (!Double.isNaN(seen.takenZ())) {
            height.correct(seen.takenZ(), variance, 0, plane.psd, timeNs);
        }
    }

    private void start(final ObservationQueue seen) {
        path = ++lastPath;
        hop++;
        outliers.end();
        timeNs = seen.takenNs();
        observedNs = timeNs;
        plane.start(seen.takenX(), seen.takenY(), seen.takenVariance(), START_SPEED_VARIANCE);
        height.start(seen.takenZ(), seen.takenVariance(), timeNs);
    }

    /** Ages to an instant; a path without observations for too long ends. */
    void predictTo(final long toNs) {
        final double dt = (toNs - timeNs) * NANO;
        if (dt <= 0 || path == 0) {
            return;
        }
        timeNs = toNs;
        if (physics == null) {
            plane.predict(dt, dt, 0, 0);
            height.predict(dt, dt, plane.psd, 0);
        } else {
            physics.act(plane.vx, plane.vy, height.known(), height.z, height.vz);
            plane.predict(dt, dt, physics.ax, physics.ay);
            height.predict(dt, dt, plane.psd, physics.az);
            hop += BallPhysics.bounce(height) ? 1 : 0;
        }
        height.forgetUnseen(toNs, Track.COAST_NS);
        if (toNs - observedNs > LONGEST_GAP_NS) {
            path = 0;
        }
    }

    /** Writes down what is known at the pass's time. */
    void note(final SettledNode node) {
        node.path = path;
        node.hop = hop;
        node.kicks = kicks;
        node.observedNs = observedNs;
        node.psd = plane.psd;
        node.x = plane.x;
        node.y = plane.y;
        node.vx = plane.vx;
        node.vy = plane.vy;
        node.p00 = plane.p00;
        node.p01 = plane.p01;
        node.p11 = plane.p11;
        node.heightKnown = height.known();
        node.z = height.z;
        node.vz = height.vz;
        node.h00 = height.p00;
        node.h01 = height.p01;
        node.h11 = height.p11;
    }

    void clear() {
        path = 0;
        outliers.end();
    }

    void save(final StateWriter out) {
        out.putLong(timeNs);
        out.putLong(observedNs);
        out.putInt(path);
        out.putInt(lastPath);
        out.putInt(hop);
        out.putInt(kicks);
        outliers.save(out);
        out.putDouble(plane.psd);
        plane.save(out);
        height.save(out);
    }

    void load(final StateReader in) {
        timeNs = in.getLong();
        observedNs = in.getLong();
        path = in.getInt();
        lastPath = in.getInt();
        hop = in.getInt();
        kicks = in.getInt();
        outliers.load(in);
        plane.psd = in.getDouble();
        plane.load(in);
        height.load(in);
    }
}
