package dev.touchline.engine.kinematics;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;

/**
 * The second stage: smooths a path with the {@link ButterworthKernel}, 1.6 s behind what it is given. Beyond the ends of
 * a path it goes on as its own reflection about the end point (the odd extension of {@code filtfilt} in scipy), so that a
 * straight path stays as it is. Engine thread only; allocates nothing.
 */
final class SmoothPath implements PathSink {
    private static final int REACH = ButterworthKernel.REACH;

    private final PathRing ring = new PathRing();
    private final PathSink sink;
    private long firstIndex;
    private int count;
    private double extendedX;
    private double extendedY;

    SmoothPath(final PathSink sink) {
        this.sink = sink;
    }

    @Override
    public void onPosition(
            final long index, final double xMm, final double yMm, final int settledX, final int settledY) {
        if (count == 0) {
            firstIndex = index;
        }
        ring.put(count++, xMm, yMm, settledX, settledY);
        if (count > 2 * REACH) {
            smoothWithin(count - 1 - REACH);
        } else if (count > REACH) {
            smooth(count - 1 - REACH);
        }
    }

    @Override
    public void onEnd() {
        for (int number = Math.max(0, count - REACH); number < count; number++) {
            smooth(number);
        }
        if (count > 0) {
            count = 0;
            sink.onEnd();
        }
    }

    /** Smooths where neither end is in reach: most of the time. Two sums each, so that none waits for the one before. */
    private void smoothWithin(final int centre) {
        double x = ButterworthKernel.weight(0) * ring.x(centre);
        double y = ButterworthKernel.weight(0) * ring.y(centre);
        double oddX = 0;
        double oddY = 0;
        for (int lag = 1; lag < REACH; lag += 2) {
            final double odd = ButterworthKernel.weight(lag);
            oddX += odd * (ring.x(centre - lag) + ring.x(centre + lag));
            oddY += odd * (ring.y(centre - lag) + ring.y(centre + lag));
            final double even = ButterworthKernel.weight(lag + 1);
            x += even * (ring.x(centre - lag - 1) + ring.x(centre + lag + 1));
            y += even * (ring.y(centre - lag - 1) + ring.y(centre + lag + 1));
        }
        give(centre, x + oddX, y + oddY);
    }

    private void smooth(final int centre) {
        double x = ButterworthKernel.weight(0) * ring.x(centre);
        double y = ButterworthKernel.weight(0) * ring.y(centre);
        for (int lag = 1; lag <= REACH; lag++) {
            final double weight = ButterworthKernel.weight(lag);
            extend(centre - lag);
            x += weight * extendedX;
            y += weight * extendedY;
            extend(centre + lag);
            x += weight * extendedX;
            y += weight * extendedY;
        }
        give(centre, x, y);
    }

    private void give(final int centre, final double x, final double y) {
        sink.onPosition(firstIndex + centre, x, y, ring.settledX(centre), ring.settledY(centre));
    }

    /** Looks up a position, beyond an end as its reflection about the end point, as often as it takes. */
    private void extend(final int number) {
        extendedX = 0;
        extendedY = 0;
        int sign = 1;
        int at = number;
        while (count > 1 && (at < 0 || at >= count)) {
            final int end = at < 0 ? 0 : count - 1;
            extendedX += sign * 2 * ring.x(end);
            extendedY += sign * 2 * ring.y(end);
            sign = -sign;
            at = 2 * end - at;
        }
        if (count == 1) {
            at = 0;
        }
        extendedX += sign * ring.x(at);
        extendedY += sign * ring.y(at);
    }

    void clear() {
        count = 0;
    }

    void save(final StateWriter out) {
        out.putLong(firstIndex);
        out.putInt(count);
        ring.save(out);
    }

    void load(final StateReader in) {
        firstIndex = in.getLong();
        count = in.getCount(Integer.MAX_VALUE);
        ring.load(in);
    }
}
