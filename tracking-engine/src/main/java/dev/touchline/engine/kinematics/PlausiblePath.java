package dev.touchline.engine.kinematics;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;

/**
 * The first stage: makes a path without gaps out of settled positions, and takes out of it what no body can do. Engine thread
 * only; allocates nothing; 0.4 s behind what it is given, up to 1.2 s while a leap is looked at.
 *
 * <p>A gap of up to 0.48 s between two positions is filled straight if the plausible speed covers it; any other ends the path.
 * A step is a leap when it is faster than the plausible speed, or faster than 5/6 of it and that speed is reached or left
 * with more than 10 m/s2 over 0.2 s (what smoothing leaves of a leap). Leaps within 0.4 s of each other, and the steps beside
 * them that rise or fall with more than 10 m/s2, are one stretch; in its place the path goes on from the mean velocity of the
 * 0.2 s before to that of the 0.2 s after with a constant acceleration, and what lies behind is shifted to fit. So neither a
 * single-frame jump nor a plateau is a way that was run. Leaps over more than 0.48 s end the path.
 */
final class PlausiblePath {
    /** Most instants from one position to the next that are still filled. */
    static final int LONGEST_BRIDGE = 12;
    /** Most steps from the first leap of a stretch to the last. */
    static final int LONGEST_LEAP = 12;

    /** Steps in 0.2 s. */
    private static final int LOOK = 5;

    private static final double SECONDS = 0.04;
    private static final double MILLIMETRES = 1_000;
    private static final double FAST_SHARE = 5 / 6.0;
    private static final double ACCELERATION = 10 * MILLIMETRES;
    /** By how much a step is longer than the one before at the plausible acceleration, mm. */
    private static final double RISE_MM = ACCELERATION * SECONDS * SECONDS;

    private static final int NONE = -1;

    private final PathRing ring = new PathRing();
    private final PathSink sink;
    private final double leapMm;
    private final double fastMm;
    private long firstIndex;
    /** Number of the first position of this path, and the number after the newest. */
    private int begin;

    private int count;
    private int given;
    private int judged;
    private int firstLeap = NONE;
    private int lastLeap;
    private double offsetX;
    private double offsetY;
    private long leaps;

    PlausiblePath(final double plausibleMps, final PathSink sink) {
        this.sink = sink;
        leapMm = plausibleMps * MILLIMETRES * SECONDS;
        fastMm = leapMm * FAST_SHARE;
    }

    void onPosition(final long index, final int xMm, final int yMm) {
        if (count > begin) {
            final long steps = index - lastIndex();
            if (steps > LONGEST_BRIDGE || (steps > 1 && isTooFar(steps, xMm, yMm))) {
                finish();
            } else {
                bridge((int) steps, xMm, yMm);
            }
        }
        if (count == begin) {
            firstIndex = index - count;
        }
        append(xMm, yMm);
    }

    /** Number of the newest instant; means something only while {@link #isOpen}. */
    long lastIndex() {
        return firstIndex + count - 1;
    }

    boolean isOpen() {
        return count > begin;
    }

    /** Stretches that were taken out. */
    long leaps() {
        return leaps;
    }

    private boolean isTooFar(final long steps, final int xMm, final int yMm) {
        final double dx = (double) xMm - ring.settledX(count - 1);
        final double dy = (double) yMm - ring.settledY(count - 1);
        final double reach = steps * leapMm;
        return dx * dx + dy * dy > reach * reach;
    }

    private void bridge(final int steps, final int xMm, final int yMm) {
        final int fromX = ring.settledX(count - 1);
        final int fromY = ring.settledY(count - 1);
        for (int step = 1; step < steps; step++) {
            append(fromX + (xMm - fromX) * step / steps, fromY + (yMm - fromY) * step / steps);
        }
    }

    private void append(final int xMm, final int yMm) {
        ring.put(count++, xMm - offsetX, yMm - offsetY, xMm, yMm);
        if (count - 1 - LOOK > judged) {
            judge(judged + 1);
        }
        give(firstLeap == NONE ? judged - LOOK + 1 : firstLeap - LOOK);
    }

    private void judge(final int step) {
        judged = step;
        if (isLeap(step)) {
            firstLeap = firstLeap == NONE ? step : firstLeap;
            lastLeap = step;
            if (lastLeap - firstLeap >= LONGEST_LEAP) {
                abandon();
            }
        } else if (firstLeap != NONE && step - lastLeap >= 2 * LOOK) {
            repair();
        }
    }

    private boolean isLeap(final int step) {
        final double length = length(step);
        if (length <= fastMm) {
            return false;
        }
        return length > leapMm
                || (step - LOOK > begin && length - length(step - LOOK) > LOOK * RISE_MM)
                || (step + LOOK < count && length - length(step + LOOK) > LOOK * RISE_MM);
    }

    /** The way from the position before to this one as it was settled, mm; 0 before the first. */
    private double length(final int step) {
        if (step <= begin) {
            return 0;
        }
        final double dx = (double) ring.settledX(step) - ring.settledX(step - 1);
        final double dy = (double) ring.settledY(step) - ring.settledY(step - 1);
        return Math.sqrt(dx * dx + dy * dy);
    }

    /** Ends the path before a stretch that is too long to be mended, and begins another after what is known of it. */
    private void abandon() {
        leaps++;
        give(firstLeap);
        sink.onEnd();
        begin = lastLeap;
        given = lastLeap;
        judged = lastLeap;
        firstLeap = NONE;
        shift(lastLeap, 0, 0);
    }

    private void shift(final int from, final double newOffsetX, final double newOffsetY) {
        offsetX = newOffsetX;
        offsetY = newOffsetY;
        for (int number = from; number < count; number++) {
            ring.move(number, ring.settledX(number) - offsetX, ring.settledY(number) - offsetY);
        }
    }

    private void repair() {
        leaps++;
        final int start = start() - 1;
        final int end = end();
        firstLeap = NONE;
        final int before = Math.min(LOOK, start - begin);
        final int after = Math.min(LOOK, count - 1 - end);
        double afterX = after == 0 ? 0 : ((double) ring.settledX(end + after) - ring.settledX(end)) / after;
        double afterY = after == 0 ? 0 : ((double) ring.settledY(end + after) - ring.settledY(end)) / after;
        final double beforeX = before == 0 ? afterX : (ring.x(start) - ring.x(start - before)) / before;
        final double beforeY = before == 0 ? afterY : (ring.y(start) - ring.y(start - before)) / before;
        if (after == 0) {
            afterX = beforeX;
            afterY = beforeY;
        }
        final int steps = end - start;
        for (int step = 1; step <= steps; step++) {
            final double gained = (double) step * step / (2 * steps);
            ring.move(
                    start + step,
                    ring.x(start) + beforeX * step + (afterX - beforeX) * gained,
                    ring.y(start) + beforeY * step + (afterY - beforeY) * gained);
        }
        offsetX = ring.settledX(end) - ring.x(end);
        offsetY = ring.settledY(end) - ring.y(end);
        shift(end + 1, offsetX, offsetY);
    }

    /** The first step of the stretch: the leaps' first, or one of those that rise to it. */
    private int start() {
        int start = firstLeap;
        while (start > begin + 1 && start > firstLeap - LOOK && length(start - 1) > length(start - 2) + RISE_MM) {
            start--;
        }
        return start;
    }

    private int end() {
        int end = lastLeap;
        while (end + 2 < count && end < lastLeap + LOOK && length(end + 1) > length(end + 2) + RISE_MM) {
            end++;
        }
        return end;
    }

    private void give(final int before) {
        for (; given < before; given++) {
            sink.onPosition(
                    firstIndex + given, ring.x(given), ring.y(given), ring.settledX(given), ring.settledY(given));
        }
    }

    /** Ends the path; a leap at its very end is cut off. */
    void finish() {
        if (!isOpen()) {
            return;
        }
        while (judged < count - 1) {
            judge(judged + 1);
        }
        if (firstLeap != NONE && lastLeap == count - 1) {
            leaps++;
            give(firstLeap);
        } else {
            if (firstLeap != NONE) {
                repair();
            }
            give(count);
        }
        sink.onEnd();
        clearPath();
    }

    private void clearPath() {
        begin = 0;
        count = 0;
        given = 0;
        judged = 0;
        firstLeap = NONE;
        offsetX = 0;
        offsetY = 0;
    }

    void clear() {
        clearPath();
        leaps = 0;
    }

    void save(final StateWriter out) {
        out.putLong(firstIndex);
        out.putInt(begin);
        out.putInt(count);
        out.putInt(given);
        out.putInt(judged);
        out.putInt(firstLeap);
        out.putInt(lastLeap);
        out.putDouble(offsetX);
        out.putDouble(offsetY);
        out.putLong(leaps);
        ring.save(out);
    }

    void load(final StateReader in) {
        firstIndex = in.getLong();
        begin = in.getCount(Integer.MAX_VALUE);
        count = in.getCount(Integer.MAX_VALUE);
        given = in.getCount(count);
        judged = in.getCount(count);
        if (begin > given || count - given > PathRing.LENGTH || judged < begin) {
            throw new IllegalArgumentException(
                    "snapshot is damaged: begin=" + begin + ", given=" + given + ", count=" + count);
        }
        firstLeap = in.getInt();
        lastLeap = in.getInt();
        offsetX = in.getDouble();
        offsetY = in.getDouble();
        leaps = in.getLong();
        ring.load(in);
    }
}
