package dev.touchline.engine.track;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;

/**
 * Outliers in a row, with no good observation between. When {@value #AGREEING} of them tell of one object's way, it is the track
 * that is wrong. Engine thread only.
 */
final class OutlierRun {
    /** Observations that agree on another place before the track moves there. */
    static final int AGREEING = 3;

    private static final double NANO = 1e-9;

    private final double maxSpeedMps;
    private int count;
    private long lastNs;
    private double lastX;
    private double lastY;

    OutlierRun(final double maxSpeedMps) {
        this.maxSpeedMps = maxSpeedMps;
    }

    /** Takes another one; answers whether so many agree that the object is there. */
    boolean isTheTruth(final long captureNs, final double x, final double y, final double sigma) {
        final double dx = x - lastX;
        final double dy = y - lastY;
        final double reach = maxSpeedMps * Math.abs(captureNs - lastNs) * NANO + 4 * sigma;
        count = count > 0 && dx * dx + dy * dy <= reach * reach ? count + 1 : 1;
        lastNs = captureNs;
        lastX = x;
        lastY = y;
        return count >= AGREEING;
    }

    /** A good observation came. */
    void end() {
        count = 0;
    }

    void save(final StateWriter out) {
        out.putInt(count);
        out.putLong(lastNs);
        out.putDouble(lastX);
        out.putDouble(lastY);
    }

    void load(final StateReader in) {
        count = in.getInt();
        lastNs = in.getLong();
        lastX = in.getDouble();
        lastY = in.getDouble();
    }
}
