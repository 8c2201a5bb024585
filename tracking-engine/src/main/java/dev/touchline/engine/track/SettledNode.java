package dev.touchline.engine.track;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;

/** What the forward pass knew of an object at one instant of its grid. Engine thread only. */
final class SettledNode {
    double x;
    double y;
    double vx;
    double vy;
    double p00;
    double p01;
    double p11;
    double z;
    double vz;
    double h00;
    double h01;
    double h11;
    boolean heightKnown;
    /** The density of the acceleration on the way here from the node before, m2/s3. */
    double psd;
    /** Capture time of the newest observation taken in. */
    long observedNs;
    /** Which continuous path this belongs to; 0 when the object is not there. */
    int path;
    /** Which continuous flight or roll this belongs to: a bounce begins another. */
    int hop;
    /** How often it was kicked so hard that nothing before tells of what came after. */
    int kicks;

    void save(final StateWriter out) {
        out.putInt(path);
        out.putInt(hop);
        out.putInt(kicks);
        out.putLong(observedNs);
        out.putDouble(psd);
        out.putBoolean(heightKnown);
        out.putDouble(x);
        out.putDouble(y);
        out.putDouble(vx);
        out.putDouble(vy);
        out.putDouble(p00);
        out.putDouble(p01);
        out.putDouble(p11);
        out.putDouble(z);
        out.putDouble(vz);
        out.putDouble(h00);
        out.putDouble(h01);
        out.putDouble(h11);
    }

    void load(final StateReader in) {
        path = in.getInt();
        hop = in.getInt();
        kicks = in.getInt();
        observedNs = in.getLong();
        psd = in.getDouble();
        heightKnown = in.getBoolean();
        x = in.getDouble();
        y = in.getDouble();
        vx = in.getDouble();
        vy = in.getDouble();
        p00 = in.getDouble();
        p01 = in.getDouble();
        p11 = in.getDouble();
        z = in.getDouble();
        vz = in.getDouble();
        h00 = in.getDouble();
        h01 = in.getDouble();
        h11 = in.getDouble();
    }
}
