package dev.touchline.engine.kinematics;

import java.util.Arrays;

/**
 * Where an object's kinematics are read into: exact sums in microseconds and micrometres, speeds in mm/s, accelerations in
 * mm/s2. The times and distances of the bands add up to the tracked time and the distance. One thread.
 */
public final class PlayerKinematics {
    /** No speed is known: the object is not there, or has only just come. */
    public static final int UNKNOWN = Integer.MIN_VALUE;

    private final long[] bandSteps = new long[KinematicSettings.MOST_BANDS];
    private final long[] bandMicrometres = new long[KinematicSettings.MOST_BANDS];
    private long highSpeedSteps;
    private long highSpeedMicrometres;
    private long sprintSteps;
    private long sprintMicrometres;
    private int sprints;
    private int topSpeed;
    private int topAcceleration;
    private int topDeceleration;
    private int speed;
    private int acceleration;

    /** A reading of nothing. */
    public PlayerKinematics() {
        clear();
    }

    void clear() {
        Arrays.fill(bandSteps, 0);
        Arrays.fill(bandMicrometres, 0);
        highSpeedSteps = 0;
        highSpeedMicrometres = 0;
        sprintSteps = 0;
        sprintMicrometres = 0;
        sprints = 0;
        topSpeed = 0;
        topAcceleration = 0;
        topDeceleration = 0;
        now(UNKNOWN, UNKNOWN);
    }

    void addBand(final int band, final long steps, final long um) {
        bandSteps[band] += steps;
        bandMicrometres[band] += um;
    }

    void addHighSpeed(final long steps, final long um) {
        highSpeedSteps += steps;
        highSpeedMicrometres += um;
    }

    void addSprinting(final long steps, final long um) {
        sprintSteps += steps;
        sprintMicrometres += um;
    }

    void addExtremes(final int top, final int most, final int least) {
        topSpeed = Math.max(topSpeed, top);
        topAcceleration = Math.max(topAcceleration, most);
        topDeceleration = Math.max(topDeceleration, -least);
    }

    void addSprints(final int count) {
        sprints += count;
    }

    void now(final int newSpeed, final int newAcceleration) {
        speed = newSpeed;
        acceleration = newAcceleration;
    }

    private static long sum(final long[] values) {
        long sum = 0;
        for (final long value : values) {
            sum += value;
        }
        return sum;
    }

    /** For how long the object was tracked, us. */
    public long trackedUs() {
        return sum(bandSteps) * SettledGrid.STEP_US;
    }

    /** The way covered, um. */
    public long distanceMicrometres() {
        return sum(bandMicrometres);
    }

    /** The way covered, m. */
    public double distanceMetres() {
        return distanceMicrometres() / 1e6;
    }

    /** Time in a band, us; band 0 is the slowest. */
    public long bandUs(final int band) {
        return bandSteps[band] * SettledGrid.STEP_US;
    }

    /** Way covered in a band, um. */
    public long bandMicrometres(final int band) {
        return bandMicrometres[band];
    }

    /** Time in high-speed running, sprints included, us. */
    public long highSpeedUs() {
        return highSpeedSteps * SettledGrid.STEP_US;
    }

    /** Way covered in high-speed running, sprints included, um. */
    public long highSpeedMicrometres() {
        return highSpeedMicrometres;
    }

    /** Time in sprints, us. */
    public long sprintUs() {
        return sprintSteps * SettledGrid.STEP_US;
    }

    /** Way covered in sprints, um. */
    public long sprintMicrometres() {
        return sprintMicrometres;
    }

    /** How many sprints ended in it; each counts in the state of play in which it began. */
    public int sprints() {
        return sprints;
    }

    /** The top speed, mm/s. */
    public int topSpeedMillimetres() {
        return topSpeed;
    }

    /** The greatest gain of speed, mm/s2. */
    public int topAccelerationMillimetres() {
        return topAcceleration;
    }

    /** The greatest loss of speed, mm/s2, positive. */
    public int topDecelerationMillimetres() {
        return topDeceleration;
    }

    /** The newest speed, mm/s, whatever was asked for; or {@link #UNKNOWN}. */
    public int speedMillimetres() {
        return speed;
    }

    /** The newest change of speed, mm/s2, negative when it slows down; or {@link #UNKNOWN}. */
    public int accelerationMillimetres() {
        return acceleration;
    }
}
