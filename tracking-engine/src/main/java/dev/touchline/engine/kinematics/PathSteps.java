package dev.touchline.engine.kinematics;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;

/**
 * The third stage: cuts a smoothed path into steps of 40 ms and says what each counts as. A step is faster than a limit when it
 * belongs to an unbroken run of steps above it that lasts the minimum duration, cut off by nothing but the path's ends; its band
 * is that of the fastest such limit. So every step has exactly one band, and an excursion that is too short counts in the band
 * around it. Engine thread only; allocates nothing; holds a step back while runs over it are undecided, 1 s at most.
 */
final class PathSteps implements PathSink {
    private static final int LENGTH = 64;
    private static final int MASK = LENGTH - 1;
    /** Larger than what any plausible path gives: a sum over a second still fits. */
    private static final long LONGEST_STEP = 2_000_000;

    private static final double MICROMETRES_PER_MILLIMETRE = 1_000;
    /** From the difference of two steps in um to mm/s2: 1 um in (40 ms)^2 is 0.625 mm/s2. */
    private static final double ACCELERATION_PER_MICROMETRE = 0.625;

    private final PlayTimes times;
    private final StepSink sink;
    private final SpeedRun[] bands;
    private final SpeedRun highSpeed;
    private final SpeedRun sprint;
    private final SprintRun sprintRun = new SprintRun();

    private final int[] length = new int[LENGTH];
    private final int[] acceleration = new int[LENGTH];
    private final int[] key = new int[LENGTH];
    /** Number of the first step that is held back and after the newest; step n starts at instant firstIndex + n. */
    private int held;

    private int count;
    private long firstIndex;

    private boolean open;
    private double lastX;
    private double lastY;
    private int lastSettledX;
    private int lastSettledY;
    private int lastLength;

    PathSteps(final KinematicSettings settings, final PlayTimes times, final StepSink sink) {
        this.times = times;
        this.sink = sink;
        final long stepMs = SettledGrid.STEP_US / 1_000;
        final int minimum = (int) Math.max(1, (settings.minimumDurationMs() + stepMs - 1) / stepMs);
        bands = new SpeedRun[settings.bandsKmh().size()];
        for (int i = 0; i < bands.length; i++) {
            bands[i] = new SpeedRun(
                    SettledGrid.micrometresPerStep(settings.bandsKmh().get(i)), minimum);
        }
        highSpeed = new SpeedRun(SettledGrid.micrometresPerStep(settings.highSpeedKmh()), minimum);
        sprint = new SpeedRun(SettledGrid.micrometresPerStep(settings.sprintKmh()), minimum);
    }

    @Override
    public void onPosition(
            final long index, final double xMm, final double yMm, final int settledX, final int settledY) {
        if (open) {
            final double dx = xMm - lastX;
            final double dy = yMm - lastY;
            final long um = (long) (Math.sqrt(dx * dx + dy * dy) * MICROMETRES_PER_MILLIMETRE + 0.5);
            step(index - 1, (int) Math.min(um, LONGEST_STEP), settledX, settledY);
        }
        open = true;
        lastX = xMm;
        lastY = yMm;
        lastSettledX = settledX;
        lastSettledY = settledY;
    }

    private void step(final long index, final int um, final int settledX, final int settledY) {
        final long startUs = index * SettledGrid.STEP_US;
        final int period = times.periodAt(startUs);
        if (period == PlayTimes.BREAK) {
            endRuns();
            return;
        }
        if (count == 0) {
            firstIndex = index;
            lastLength = um;
        }
        final int at = count++ & MASK;
        final int playClass = times.classAt(startUs);
        length[at] = um;
        acceleration[at] = (int) Math.rint((um - lastLength) * ACCELERATION_PER_MICROMETRE);
        key[at] = StepKey.of(playClass, 0, false, false, period);
        lastLength = um;
        runSprint(index, um, playClass, period, settledX, settledY);
        give(runBands(um));
    }

    private int runBands(final int um) {
        int undecided = sprint.undecided();
        mark(highSpeed.onStep(um), StepKey.of(0, 0, true, false, 0));
        undecided = Math.max(undecided, highSpeed.undecided());
        for (int band = 0; band < bands.length; band++) {
            markBand(bands[band].onStep(um), band + 1);
            undecided = Math.max(undecided, bands[band].undecided());
        }
        return undecided;
    }

    private void runSprint(
            final long index,
            final int um,
            final int playClass,
            final int period,
            final int settledX,
            final int settledY) {
        final boolean counted = sprint.counts();
        final boolean running = sprint.steps() > 0;
        mark(sprint.onStep(um), StepKey.of(0, 0, false, true, 0));
        if (sprint.steps() == 0) {
            if (counted) {
                sink.onSprint(sprintRun);
            }
            return;
        }
        if (!running) {
            sprintRun.begin(index, lastSettledX, lastSettledY, playClass, period);
        }
        sprintRun.onStep(um, index + 1, settledX, settledY);
    }

    private void mark(final int newest, final int bits) {
        for (int number = count - newest; number < count; number++) {
            key[number & MASK] |= bits;
        }
    }

    private void markBand(final int newest, final int band) {
        for (int number = count - newest; number < count; number++) {
            key[number & MASK] = StepKey.withBand(key[number & MASK], band);
        }
    }

    private void give(final int undecided) {
        for (; held < count - undecided; held++) {
            final int at = held & MASK;
            sink.onStep(firstIndex + held, key[at], length[at], acceleration[at]);
        }
    }

    @Override
    public void onEnd() {
        endRuns();
        open = false;
    }

    /** Ends every run, and gives on what was held back. */
    private void endRuns() {
        give(0);
        if (sprint.counts()) {
            sink.onSprint(sprintRun);
        }
        sprint.end();
        highSpeed.end();
        for (final SpeedRun band : bands) {
            band.end();
        }
        held = 0;
        count = 0;
    }

    /** Whether there is a newest step. */
    boolean isMoving() {
        return count > 0;
    }

    /** Speed over the newest step, mm/s. */
    int speed() {
        return length[(count - 1) & MASK] / SettledGrid.MICROMETRES_PER_MMPS;
    }

    /** Acceleration to the newest step, mm/s2. */
    int acceleration() {
        return acceleration[(count - 1) & MASK];
    }

    void clear() {
        held = 0;
        count = 0;
        sprint.end();
        highSpeed.end();
        for (final SpeedRun band : bands) {
            band.end();
        }
        open = false;
    }

    int bytes() {
        return LENGTH * 3 * Integer.BYTES;
    }

    void save(final StateWriter out) {
        out.putInt(sprint.steps());
        out.putInt(highSpeed.steps());
        for (final SpeedRun band : bands) {
            out.putInt(band.steps());
        }
        sprintRun.save(out);
        out.putInts(length, LENGTH);
        out.putInts(acceleration, LENGTH);
        out.putInts(key, LENGTH);
        out.putInt(count);
        out.putInt(held);
        out.putLong(firstIndex);
        out.putBoolean(open);
        out.putDouble(lastX);
        out.putDouble(lastY);
        out.putInt(lastSettledX);
        out.putInt(lastSettledY);
        out.putInt(lastLength);
    }

    void load(final StateReader in) {
        sprint.steps(in.getCount(Integer.MAX_VALUE));
        highSpeed.steps(in.getCount(Integer.MAX_VALUE));
        for (final SpeedRun band : bands) {
            band.steps(in.getCount(Integer.MAX_VALUE));
        }
        sprintRun.load(in);
        in.getInts(length, LENGTH);
        in.getInts(acceleration, LENGTH);
        in.getInts(key, LENGTH);
        count = in.getCount(Integer.MAX_VALUE);
        held = in.getCount(count);
        firstIndex = in.getLong();
        open = in.getBoolean();
        lastX = in.getDouble();
        lastY = in.getDouble();
        lastSettledX = in.getInt();
        lastSettledY = in.getInt();
        lastLength = in.getInt();
    }
}
