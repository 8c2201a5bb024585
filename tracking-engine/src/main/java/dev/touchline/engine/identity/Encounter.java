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
    /** The greatest likelihood so far that they have changed places, and when it was so. */
    double likelihood;

    long likeliestUs;

    void begin(final int newA, final int newB, final Motion motionA, final Motion motionB) {
        open = true;
        a = newA;
        b = newB;
        beforeA.set(motionA);
        beforeB.set(motionB);
        closestSquared = motionA.distanceSquared(motionB);
        likelihood = 0;
        likeliestUs = motionA.tsUs;
    }

    void believe(final double newLikelihood, final long tsUs) {
        if (newLikelihood > likelihood) {
            likelihood = newLikelihood;
            likeliestUs = tsUs;
        }
    }

    void save(final StateWriter out) {
        out.putBoolean(open);
        out.putInt(a);
        out.putInt(b);
        beforeA.save(out);
        beforeB.save(out);
        out.putDouble(closestSquared);
        out.putDouble(likelihood);
        out.putLong(likeliestUs);
    }

    void load(final StateReader in) {
        open = in.getBoolean();
        a = in.getCount(Long.SIZE - 1);
        b = in.getCount(Long.SIZE - 1);
        beforeA.load(in);
        beforeB.load(in);
        closestSquared = in.getDouble();
        likelihood = in.getDouble();
        likeliestUs = in.getLong();
    }
}
