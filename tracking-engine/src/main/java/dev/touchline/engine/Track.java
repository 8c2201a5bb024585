package dev.touchline.engine;

/**
 * The causal estimate of one object, or of one point of its body: a Kalman filter with a white-noise-acceleration model
 * per axis (Bar-Shalom, Li and Kirubarajan 2001, section 6.2.2). x and y share one covariance, because their noise is the same;
 * z has its own. Engine thread only; allocates nothing. Metres and seconds inside, nanoseconds of capture time outside.
 *
 * <p>An observation too far from the prediction is an outlier: it is dropped and the track coasts. Outliers that agree with
 * each other for {@value #AGREEING_OUTLIERS} observations are the truth, and the track starts anew there. A ball's
 * sudden change that its top speed allows is a kick: the velocity is let go and the position followed.
 */
final class Track {
    /** What became of an observation. */
    enum Outcome {
        STARTED,
        UPDATED,
        KICKED,
        OUTLIER,
        RESTARTED,
        TOO_LATE
    }

    /** Observations that agree on another place before the track moves there. */
    static final int AGREEING_OUTLIERS = 3;

    /** How far behind the track an observation may come, ns. */
    static final long LATENESS_NS = 500_000_000L;

    /** How long velocity carries a track without observations, ns. */
    static final long COAST_NS = 500_000_000L;

    private static final double NANO = 1e-9;
    /** Squared Mahalanobis distance of the gate in two dimensions: 1 in 3,000 good observations falls outside. */
    private static final double GATE = 16;
    /** Residuals under this are never outliers, whatever sigma a source claims, m. */
    private static final double GATE_FLOOR_METRES = 0.4;

    private static final double START_SPEED_VARIANCE = 25;
    private static final double ACCELERATION_TIME_CONSTANT = 0.2;

    private final MotionModel model;
    private boolean started;
    private long timeNs;
    private long observedNs;
    private boolean extrapolatedBySource;

    private double x;
    private double y;
    private double vx;
    private double vy;
    private double ax;
    private double ay;
    private final AxisCovariance plane = new AxisCovariance();

    private double z;
    private double vz;
    private final AxisCovariance height = new AxisCovariance();

    private int outliers;
    private long outlierNs;
    private double outlierX;
    private double outlierY;

    Track(final MotionModel model) {
        this.model = model;
    }

    /**
     * Takes an observation.
     *
     * @param captureNs its capture time
     * @param zMetres height, or NaN when unknown
     * @param sigmaMetres standard deviation per axis, 0 when not stated
     */
    Outcome observe(
            final long captureNs,
            final double xMetres,
            final double yMetres,
            final double zMetres,
            final double sigmaMetres,
            final boolean extrapolated) {
        final double sigma = sigmaMetres > 0 ? sigmaMetres : model.unstatedSigmaMetres();
        final double variance = sigma * sigma;
        if (!started) {
            start(captureNs, xMetres, yMetres, zMetres, variance);
            return Outcome.STARTED;
        }
        if (captureNs < timeNs - LATENESS_NS) {
            return Outcome.TOO_LATE;
        }
        if (captureNs < timeNs) {
            return observeLate(captureNs, xMetres, yMetres, variance);
        }
        final double dt = (captureNs - timeNs) * NANO;
        predict(dt);
        timeNs = captureNs;
        final double dx = xMetres - x;
        final double dy = yMetres - y;
        final double distanceSquared = dx * dx + dy * dy;
        Outcome outcome = Outcome.UPDATED;
        if (isOutside(distanceSquared, plane.p00 + variance)) {
            final double reach = model.maxSpeedMps() * Math.max(dt, (captureNs - observedNs) * NANO) + 3 * sigma;
            if (model.kicked() && distanceSquared <= reach * reach) {
                plane.loosen(distanceSquared, dt);
                outcome = Outcome.KICKED;
            } else if (isTheTruthElsewhere(captureNs, xMetres, yMetres, sigma)) {
                start(captureNs, xMetres, yMetres, zMetres, variance);
                return Outcome.RESTARTED;
            } else {
                return Outcome.OUTLIER;
            }
        }
        outliers = 0;
        observedNs = captureNs;
        extrapolatedBySource = extrapolated;
        correct(dx, dy, dt, variance);
        correctHeight(zMetres, variance, dt);
        return outcome;
    }

    private static boolean isOutside(final double distanceSquared, final double innovationVariance) {
        return distanceSquared > GATE * innovationVariance && distanceSquared > GATE_FLOOR_METRES * GATE_FLOOR_METRES;
    }

    private boolean isTheTruthElsewhere(
            final long captureNs, final double xMetres, final double yMetres, final double sigma) {
        final double dx = xMetres - outlierX;
        final double dy = yMetres - outlierY;
        final double reach = model.maxSpeedMps() * (captureNs - outlierNs) * NANO + 4 * sigma;
        outliers = outliers > 0 && dx * dx + dy * dy <= reach * reach ? outliers + 1 : 1;
        outlierNs = captureNs;
        outlierX = xMetres;
        outlierY = yMetres;
        return outliers >= AGREEING_OUTLIERS;
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
        outliers = 0;
        x = xMetres;
        y = yMetres;
        z = Double.isNaN(zMetres) ? 0 : zMetres;
        vx = vy = vz = ax = ay = 0;
        plane.start(variance, START_SPEED_VARIANCE);
        height.start(variance, START_SPEED_VARIANCE);
    }

    private void predict(final double dt) {
        final double carried = Math.min(dt, coastLeftNs() * NANO);
        x += vx * carried;
        y += vy * carried;
        z += vz * carried;
        plane.predict(dt, model.accelerationPsd());
        height.predict(dt, model.accelerationPsd());
    }

    private void correct(final double dx, final double dy, final double dt, final double variance) {
        plane.correct(variance);
        x += plane.k0 * dx;
        y += plane.k0 * dy;
        final double dvx = plane.k1 * dx;
        final double dvy = plane.k1 * dy;
        vx += dvx;
        vy += dvy;
        if (dt > 0) {
            final double share = dt / (ACCELERATION_TIME_CONSTANT + dt);
            ax += share * (dvx / dt - ax);
            ay += share * (dvy / dt - ay);
        }
    }

    private void correctHeight(final double zMetres, final double variance, final double dt) {
        if (Double.isNaN(zMetres)) {
            z = 0;
            vz = 0;
            return;
        }
        final double dz = zMetres - z;
        if (isOutside(dz * dz, height.p00 + variance)) {
            height.loosen(dz * dz, dt);
        }
        height.correct(variance);
        z += height.k0 * dz;
        vz += height.k1 * dz;
    }

    /** An observation from before the state's time: compared with where the track was then, weighed down by the way since. */
    private Outcome observeLate(
            final long captureNs, final double xMetres, final double yMetres, final double variance) {
        final double late = (timeNs - captureNs) * NANO;
        final double dx = xMetres - (x - vx * late);
        final double dy = yMetres - (y - vy * late);
        final double spread = variance + model.accelerationPsd() * late * late * late / 3;
        if (isOutside(dx * dx + dy * dy, plane.p00 + spread)) {
            return Outcome.OUTLIER;
        }
        observedNs = Math.max(observedNs, captureNs);
        correct(dx, dy, 0, spread);
        return Outcome.UPDATED;
    }

    boolean started() {
        return started;
    }

    /** Forgets everything. */
    void clear() {
        started = false;
    }

    /** Capture time of the newest observation that was believed. */
    long observedNs() {
        return observedNs;
    }

    boolean extrapolatedBySource() {
        return extrapolatedBySource;
    }

    double xAt(final long atNs) {
        return x + vx * carried(atNs);
    }

    double yAt(final long atNs) {
        return y + vy * carried(atNs);
    }

    double zAt(final long atNs) {
        return Math.max(0, z + vz * carried(atNs));
    }

    private double carried(final long atNs) {
        return Math.min(Math.max(atNs - timeNs, 0), coastLeftNs()) * NANO;
    }

    private long coastLeftNs() {
        return Math.max(COAST_NS - (timeNs - observedNs), 0);
    }

    double vx() {
        return vx;
    }

    double vy() {
        return vy;
    }

    double vz() {
        return vz;
    }

    double ax() {
        return ax;
    }

    double ay() {
        return ay;
    }

    /** One standard deviation per axis of the position at an instant, m. */
    double sigmaAt(final long atNs) {
        return Math.sqrt(plane.variance(Math.max(atNs - timeNs, 0) * NANO, model.accelerationPsd()));
    }
}
