package dev.touchline.engine.track;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;

/**
 * The causal estimate of one object, or of one point of its body, from every source that sees it. Engine thread only; allocates
 * nothing. Metres and seconds inside, nanoseconds of capture time outside.
 *
 * <p>An observation that is late by at most {@value #LATENESS_NS} ns is taken in as what it is, a sight of where the object
 * was. One too far from what is expected is an outlier: it is dropped and the track coasts. Outliers that agree with each
 * other for {@value OutlierRun#AGREEING} observations, with no good one between, are the truth, and the track starts anew there.
 */
public final class Track {
    /** What became of an observation. */
    public enum Outcome {
        STARTED,
        UPDATED,
        OUTLIER,
        RESTARTED,
        TOO_LATE
    }

    /** How far behind the track an observation may come, ns. */
    public static final long LATENESS_NS = 500_000_000L;

    /** How long velocity carries a track without observations, ns. */
    static final long COAST_NS = 500_000_000L;

    private static final double NANO = 1e-9;
    /** Squared Mahalanobis distance of the gate in two dimensions: exp(-16/2), 1 in 3,000 good observations, falls outside. */
    private static final double GATE = 16;
    /** Residuals under this are never outliers, whatever sigma a source claims, m. */
    private static final double GATE_FLOOR_METRES = 0.4;

    private static final double START_SPEED_VARIANCE = 25;
    private static final double ACCELERATION_TIME_CONSTANT = 0.2;

    private final MotionModel model;
    private final PlanarFilter plane;
    private final HeightFilter height = new HeightFilter();
    private final OutlierRun outliers;
    private final BallPhysics physics;
    private boolean started;
    private boolean extrapolatedBySource;
    private long timeNs;
    private long observedNs;
    private double ax;
    private double ay;
    private double innovationX;
    private double innovationY;
    private double predictedVariance;

    Track(final MotionModel model) {
        this.model = model;
        outliers = new OutlierRun(model.maxSpeedMps());
        plane = new PlanarFilter(model);
        physics = model.ball() ? new BallPhysics() : null;
    }

    /**
     * Takes an observation.
     *
     * @param captureNs its capture time
     * @param zMetres height, or NaN when unknown
     * @param sigmaMetres standard deviation per axis, over 0
     * @param extrapolated whether the source says that it has not seen the object itself
     */
    public Outcome observe(
            final long captureNs,
            final double xMetres,
            final double yMetres,
            final double zMetres,
            final double sigmaMetres,
            final boolean extrapolated) {
        final double variance = sigmaMetres * sigmaMetres;
        if (!started) {
            start(captureNs, xMetres, yMetres, zMetres, variance);
            return Outcome.STARTED;
        }
        if (captureNs < timeNs - LATENESS_NS) {
            return Outcome.TOO_LATE;
        }
        final double beforeVx = plane.vx;
        final double beforeVy = plane.vy;
        final double dt = Math.max(captureNs - timeNs, 0) * NANO;
        final double late = Math.max(timeNs - captureNs, 0) * NANO;
        if (dt > 0) {
            predict(captureNs, dt);
        }
        innovationX = xMetres - (plane.x - late * plane.vx);
        innovationY = yMetres - (plane.y - late * plane.vy);
        final double squared = innovationX * innovationX + innovationY * innovationY;
        final double expected = plane.innovationVariance(variance, late);
        predictedVariance = expected - variance;
        if (squared > GATE * expected && squared > GATE_FLOOR_METRES * GATE_FLOOR_METRES) {
            final double unseen = (captureNs - observedNs) * NANO;
            if (late > 0 || !model.mayBeKick(squared, unseen, variance)) {
                accelerate(dt, 0, 0);
                if (!outliers.isTheTruth(captureNs, xMetres, yMetres, sigmaMetres)) {
                    return Outcome.OUTLIER;
                }
                start(captureNs, xMetres, yMetres, zMetres, variance);
                return Outcome.RESTARTED;
            }
            plane.kick(squared, unseen);
        }
        outliers.end();
        if (captureNs >= observedNs) {
            observedNs = captureNs;
            extrapolatedBySource = extrapolated;
        }
        plane.correct(xMetres, yMetres, variance, late);
        if (!Double.isNaN(zMetres)) {
            height.correct(zMetres, variance, late, plane.psd(), captureNs);
        }
        accelerate(dt, plane.vx - beforeVx, plane.vy - beforeVy);
        return Outcome.UPDATED;
    }

    /**
     * Compares an observation with what is expected of it, without taking it in: for a source that is not trusted yet. Answers
     * whether it agrees.
     */
    public boolean compare(final long captureNs, final double xMetres, final double yMetres, final double sigmaMetres) {
        final double late = (timeNs - captureNs) * NANO;
        if (!started || Math.abs(late) > LATENESS_NS * NANO) {
            return false;
        }
        innovationX = xMetres - (plane.x - late * plane.vx);
        innovationY = yMetres - (plane.y - late * plane.vy);
        final double expected = plane.variance(-late) + sigmaMetres * sigmaMetres;
        return innovationSquared() <= Math.max(GATE * expected, GATE_FLOOR_METRES * GATE_FLOOR_METRES);
    }

    /** A mean of the changes of velocity, older ones counting less and less. */
    private void accelerate(final double dt, final double dvx, final double dvy) {
        final double perSpan = 1 / (ACCELERATION_TIME_CONSTANT + dt);
        ax = (ax * ACCELERATION_TIME_CONSTANT + dvx) * perSpan;
        ay = (ay * ACCELERATION_TIME_CONSTANT + dvy) * perSpan;
    }

    private void start(
            final long captureNs,
            final double xMetres,
            final double yMetres,
            final double zMetres,
            final double variance) {
        started = true;
        timeNs = captureNs;
        observedNs = captureNs;
        extrapolatedBySource = false;
        outliers.end();
        ax = 0;
        ay = 0;
        innovationX = 0;
        innovationY = 0;
        predictedVariance = 0;
        plane.start(xMetres, yMetres, variance, START_SPEED_VARIANCE);
        height.start(zMetres, variance, captureNs);
    }

    private void predict(final long toNs, final double dt) {
        final double carried = Math.min(dt, coastLeftNs() * NANO);
        timeNs = toNs;
        if (physics == null) {
            plane.predict(dt, carried, 0, 0);
            height.predict(dt, carried, plane.psd(), 0);
        } else {
            physics.act(plane.vx, plane.vy, height.known(), height.z, height.vz);
            plane.predict(dt, carried, physics.ax, physics.ay);
            height.predict(dt, carried, plane.psd(), physics.az);
            BallPhysics.bounce(height);
        }
        height.forgetUnseen(toNs, COAST_NS);
    }

    public boolean started() {
        return started;
    }

    /** Reads a word of each part, for {@link TrackTable#fetch}. */
    long touch() {
        return timeNs ^ plane.touch() ^ height.touch();
    }

    /** Forgets everything. */
    void clear() {
        started = false;
    }

    /** Capture time of the newest observation that was believed. */
    public long observedNs() {
        return observedNs;
    }

    boolean extrapolatedBySource() {
        return extrapolatedBySource;
    }

    /** How far the last observation was from what was expected of it, squared, m2. */
    public double innovationSquared() {
        return innovationX * innovationX + innovationY * innovationY;
    }

    /** Variance per axis of what was expected of the last observation, without its own, m2. */
    public double predictedVariance() {
        return predictedVariance;
    }

    /** How far the last observation was ahead along the way, times the speed, m2/s. */
    public double innovationAlongWay() {
        return innovationX * plane.vx + innovationY * plane.vy;
    }

    /** Speed over the ground, squared. */
    public double speedSquared() {
        return plane.vx * plane.vx + plane.vy * plane.vy;
    }

    /** Where it is along the pitch at an instant, m. */
    public double xAt(final long atNs) {
        return plane.x + plane.vx * carried(atNs);
    }

    double yAt(final long atNs) {
        return plane.y + plane.vy * carried(atNs);
    }

    double zAt(final long atNs) {
        final double carried = carried(atNs);
        final double fall = physics == null ? 0 : physics.fall(plane.vx, plane.vy, height, carried);
        return Math.max(0, height.z + height.vz * carried - fall);
    }

    /** How long velocity carries the state from its own time to an instant, which may lie before it. */
    private double carried(final long atNs) {
        return Math.min(Math.max(atNs - timeNs, -LATENESS_NS), coastLeftNs()) * NANO;
    }

    private long coastLeftNs() {
        return Math.max(COAST_NS - (timeNs - observedNs), 0);
    }

    double vx() {
        return plane.vx;
    }

    double vy() {
        return plane.vy;
    }

    double vz() {
        return height.vz;
    }

    double ax() {
        return ax;
    }

    double ay() {
        return ay;
    }

    /** One standard deviation per axis of the position at an instant, m. */
    double sigmaAt(final long atNs) {
        return Math.sqrt(plane.variance(Math.max(atNs - timeNs, -LATENESS_NS) * NANO));
    }

    /** The density of the acceleration that the object shows now, m2/s3. */
    double psd() {
        return plane.psd();
    }

    void save(final StateWriter out) {
        out.putBoolean(started);
        out.putBoolean(extrapolatedBySource);
        out.putLong(timeNs);
        out.putLong(observedNs);
        out.putDouble(ax);
        out.putDouble(ay);
        outliers.save(out);
        plane.save(out);
        height.save(out);
    }

    void load(final StateReader in) {
        started = in.getBoolean();
        extrapolatedBySource = in.getBoolean();
        timeNs = in.getLong();
        observedNs = in.getLong();
        ax = in.getDouble();
        ay = in.getDouble();
        outliers.load(in);
        plane.load(in);
        height.load(in);
    }
}
