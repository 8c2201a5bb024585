package dev.touchline.engine.track;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;

/** What hindsight says of an object at one instant: metres, metres per second. Engine thread only; allocates when made. */
final class Smoothed {
    /** No instant: nothing is kept. */
    static final long NEVER = Long.MIN_VALUE;

    /** The instant, ns of capture time. */
    long atNs = NEVER;

    double x;
    double y;
    double z;
    double vx;
    double vy;
    double vz;
    /** Velocity one step later than the rest. */
    double nextVx;

    double nextVy;
    /** One standard deviation per axis, m. */
    double sigma;
    /** The forward pass's number of the path. */
    int path;
    /** How long ago the object was last seen by then, ns. */
    long ageNs;

    /** Takes over where a pass has come to. */
    void take(final long newAtNs, final BackwardPass pass) {
        atNs = newAtNs;
        x = pass.x;
        y = pass.y;
        z = pass.z;
        vx = pass.vx;
        vy = pass.vy;
        vz = pass.vz;
        nextVx = pass.nextVx;
        nextVy = pass.nextVy;
        sigma = pass.sigma();
    }

    void save(final StateWriter out) {
        out.putLong(atNs);
        out.putDouble(x);
        out.putDouble(y);
        out.putDouble(z);
        out.putDouble(vx);
        out.putDouble(vy);
        out.putDouble(vz);
        out.putDouble(nextVx);
        out.putDouble(nextVy);
        out.putDouble(sigma);
        out.putInt(path);
        out.putLong(ageNs);
    }

    void load(final StateReader in) {
        atNs = in.getLong();
        x = in.getDouble();
        y = in.getDouble();
        z = in.getDouble();
        vx = in.getDouble();
        vy = in.getDouble();
        vz = in.getDouble();
        nextVx = in.getDouble();
        nextVy = in.getDouble();
        sigma = in.getDouble();
        path = in.getInt();
        ageNs = in.getLong();
    }
}
