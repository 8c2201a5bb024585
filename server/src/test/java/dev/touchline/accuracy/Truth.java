package dev.touchline.accuracy;

import dev.touchline.feeds.FeedFrame;
import dev.touchline.feeds.MatchFeed;
import dev.touchline.feeds.ObjectIds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Where everybody really was, and how fast: the feed itself, smooth between its frames; speeds without what is over 3 Hz. */
final class Truth {
    private static final double CUTOFF_HZ = 3;

    private final CubicSpline[] x = new CubicSpline[ObjectIds.COUNT];
    private final CubicSpline[] y = new CubicSpline[ObjectIds.COUNT];
    private final CubicSpline[] z = new CubicSpline[ObjectIds.COUNT];
    private final CubicSpline[] smoothX = new CubicSpline[ObjectIds.COUNT];
    private final CubicSpline[] smoothY = new CubicSpline[ObjectIds.COUNT];

    /** Reads a feed in which everybody who is there at all is there all the time. */
    Truth(final MatchFeed feed) throws IOException {
        final List<double[]> rows = new ArrayList<>();
        final FeedFrame frame = new FeedFrame();
        long always = -1L;
        while (feed.next(frame)) {
            always &= frame.presentMask();
            final double[] row = new double[3 * ObjectIds.COUNT];
            for (int id = 0; id < ObjectIds.COUNT; id++) {
                row[3 * id] = frame.xMillimetres(id) * 1e-3;
                row[3 * id + 1] = frame.yMillimetres(id) * 1e-3;
                row[3 * id + 2] = frame.zMillimetres(id) * 1e-3;
            }
            rows.add(row);
        }
        feed.rewind();
        final double rate = feed.description().frameRate().perSecond();
        final ZeroPhaseButterworth lowPass = new ZeroPhaseButterworth(CUTOFF_HZ, rate);
        for (int id = 0; id < ObjectIds.COUNT; id++) {
            if ((always >>> id & 1) != 0) {
                x[id] = new CubicSpline(column(rows, 3 * id), 1 / rate);
                y[id] = new CubicSpline(column(rows, 3 * id + 1), 1 / rate);
                z[id] = new CubicSpline(column(rows, 3 * id + 2), 1 / rate);
                smoothX[id] = new CubicSpline(lowPass.filter(column(rows, 3 * id)), 1 / rate);
                smoothY[id] = new CubicSpline(lowPass.filter(column(rows, 3 * id + 1)), 1 / rate);
            }
        }
    }

    private static double[] column(final List<double[]> rows, final int column) {
        return rows.stream().mapToDouble(row -> row[column]).toArray();
    }

    boolean knows(final int id, final double t) {
        return x[id] != null && x[id].covers(t);
    }

    double x(final int id, final double t) {
        return x[id].at(t);
    }

    double y(final int id, final double t) {
        return y[id].at(t);
    }

    double z(final int id, final double t) {
        return z[id].at(t);
    }

    double vx(final int id, final double t) {
        return smoothX[id].slopeAt(t);
    }

    double vy(final int id, final double t) {
        return smoothY[id].slopeAt(t);
    }
}
