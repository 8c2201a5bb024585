package dev.touchline.engine.kinematics;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;

/**
 * What a small number was at which time: told as it changes, asked for a little later. Holds the newest {@value #MOST} changes;
 * an older one is forgotten, and the time before the oldest left counts as what was in force then. Engine thread only; allocates
 * nothing.
 */
final class Timeline {
    static final int MOST = 256;

    private final long[] fromUs = new long[MOST];
    private final int[] value = new int[MOST];
    private final int initial;
    private int before;
    private int first;
    private int count;

    /** A timeline that has always had this value. */
    Timeline(final int initial) {
        this.initial = initial;
        before = initial;
    }

    /** From an instant on it is this; what was told of that instant and later is taken back. */
    void set(final long newFromUs, final int newValue) {
        while (count > 0 && fromUs[slot(count - 1)] >= newFromUs) {
            count--;
        }
        if (newValue == newest()) {
            return;
        }
        if (count == MOST) {
            before = value[first];
            first = slot(1);
            count--;
        }
        fromUs[slot(count)] = newFromUs;
        value[slot(count)] = newValue;
        count++;
    }

    /** What it is at an instant. */
    int at(final long tsUs) {
        for (int i = count - 1; i >= 0; i--) {
            if (fromUs[slot(i)] <= tsUs) {
                return value[slot(i)];
            }
        }
        return before;
    }

    /** What it is from the newest change on. */
    int newest() {
        return count == 0 ? before : value[slot(count - 1)];
    }

    private int slot(final int i) {
        return (first + i) & (MOST - 1);
    }

    void clear() {
        before = initial;
        first = 0;
        count = 0;
    }

    void save(final StateWriter out) {
        out.putInt(before);
        out.putInt(count);
        for (int i = 0; i < count; i++) {
            out.putLong(fromUs[slot(i)]);
            out.putInt(value[slot(i)]);
        }
    }

    void load(final StateReader in) {
        before = in.getInt();
        first = 0;
        count = in.getCount(MOST);
        for (int i = 0; i < count; i++) {
            fromUs[i] = in.getLong();
            value[i] = in.getInt();
        }
    }
}
