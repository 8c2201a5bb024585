package dev.touchline.engine.identity;

import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;

/** Where an object was and how it moved at an instant, m and m/s. Engine thread only. */
final class Motion {
    double x;
    double y;
    double vx;
    double vy;
    long tsUs;

    void set(final ObjectStates states, final int objectId) {
        x = states.xMetres(objectId);
        y = states.yMetres(objectId);
        vx = states.vxMps(objectId);
        vy = states.vyMps(objectId);
        tsUs = states.tsUs();
    }

    void set(final Motion other) {
        x = other.x;
        y = other.y;
        vx = other.vx;
        vy = other.vy;
        tsUs = other.tsUs;
    }

    double distanceSquared(final Motion other) {
        final double dx = x - other.x;
        final double dy = y - other.y;
        return dx * dx + dy * dy;
    }

    void save(final StateWriter out) {
        out.putDouble(x);
        out.putDouble(y);
        out.putDouble(vx);
        out.putDouble(vy);
        out.putLong(tsUs);
    }

    void load(final StateReader in) {
        x = in.getDouble();
        y = in.getDouble();
        vx = in.getDouble();
        vy = in.getDouble();
        tsUs = in.getLong();
    }
}
