package dev.touchline.engine.identity;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;

/** Two players near each other: how each came, and how close they got. Engine thread only. */
final class Encounter {
    boolean open;
    int a;
    int b;
    final Motion beforeA = new Motion();
    final Motion beforeB = new Motion();
    double closestSquared;
    long closestUs;

    void begin(final int newA, final int newB, final Motion motionA, final Motion motionB) {
        open = true;
        a = newA;
        b = newB;
        beforeA.set(motionA);
        beforeB.set(motionB);
        closestSquared = motionA.distanceSquared(motionB);
        closestUs = motionA.tsUs;
    }

    void save(final StateWriter out) {
        out.putBoolean(open);
        out.putInt(a);
        out.putInt(b);
        beforeA.save(out);
        beforeB.save(out);
        out.putDouble(closestSquared);
        out.putLong(closestUs);
    }

    void load(final StateReader in) {
        open = in.getBoolean();
        a = in.getCount(Long.SIZE - 1);
        b = in.getCount(Long.SIZE - 1);
        beforeA.load(in);
        beforeB.load(in);
        closestSquared = in.getDouble();
        closestUs = in.getLong();
    }
}
