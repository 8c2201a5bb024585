package dev.touchline.engine.kinematics;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;

/**
 * Steps added up by whole second and what they count as, oldest first, in a ring that grows up to {@value #MOST} entries of
 * 16 bytes. Seconds go to the year 2106. Engine thread only; allocates only when it grows.
 */
final class SecondRing {
    /** 1.7 entries a second for twenty minutes; players of a real match made 1.4, the busiest 1.53. */
    static final int MOST = 2_048;

    private static final int ENTRY_BYTES = 4 * Integer.BYTES;

    private static final int INITIAL = 64;
    private static final int STEPS_BITS = 6;
    private static final int STEPS_MASK = (1 << STEPS_BITS) - 1;
    private static final int TOP_SHIFT = StepKey.BITS + STEPS_BITS;
    private static final int KEY_MASK = (1 << StepKey.BITS) - 1;

    /** Since 1970, unsigned. */
    private int[] second = new int[INITIAL];

    private int[] micrometres = new int[INITIAL];
    /** Bits 0-9 the key, 10-15 the number of steps, 16 and up the top speed, mm/s. */
    private int[] packed = new int[INITIAL];
    /** The greatest acceleration in the upper half, the greatest deceleration in the lower, mm/s2. */
    private int[] extremes = new int[INITIAL];

    private int first;
    private int count;

    int count() {
        return count;
    }

    boolean isFull() {
        return count == MOST;
    }

    /** Adds a step to the entry of its second and key; there must be room for another entry. */
    void addStep(final long atSecond, final int key, final int um, final int speed, final int acceleration) {
        final int most = Math.max(acceleration, 0);
        final int least = Math.min(acceleration, 0);
        for (int i = count - 1; i >= 0 && second(i) == atSecond; i--) {
            final int at = slot(i);
            if ((packed[at] & KEY_MASK) == key) {
                micrometres[at] += um;
                packed[at] = pack(key, steps(i) + 1, Math.max(top(i), speed));
                extremes[at] = extremes(Math.max(most(i), most), Math.min(least(i), least));
                return;
            }
        }
        add(atSecond, um, pack(key, 1, speed), extremes(most, least));
    }

    private static int pack(final int key, final int steps, final int top) {
        return key | (steps << StepKey.BITS) | (top << TOP_SHIFT);
    }

    private static int extremes(final int most, final int least) {
        return (Math.min(most, Short.MAX_VALUE) << Short.SIZE) | (Math.max(least, Short.MIN_VALUE) & 0xffff);
    }

    private void add(final long atSecond, final int um, final int newPacked, final int newExtremes) {
        if (count == second.length) {
            grow();
        }
        final int at = slot(count++);
        second[at] = (int) atSecond;
        micrometres[at] = um;
        packed[at] = newPacked;
        extremes[at] = newExtremes;
    }

    private void grow() {
        final SecondRing larger = new SecondRing();
        final int length = Math.min(2 * second.length, MOST);
        larger.second = new int[length];
        larger.micrometres = new int[length];
        larger.packed = new int[length];
        larger.extremes = new int[length];
        larger.append(this, 0, count);
        second = larger.second;
        micrometres = larger.micrometres;
        packed = larger.packed;
        extremes = larger.extremes;
        first = 0;
    }

    /** Adds another ring's entries from one to before another; there must be room. */
    void append(final SecondRing other, final int from, final int before) {
        for (int i = from; i < before; i++) {
            final int at = other.slot(i);
            add(other.second(i), other.micrometres[at], other.packed[at], other.extremes[at]);
        }
    }

    /** The place of the first entry of a second or later. */
    int since(final long atSecond) {
        int from = count;
        while (from > 0 && second(from - 1) >= atSecond) {
            from--;
        }
        return from;
    }

    /** Takes the entries of a second and later away, into a ring of their own. */
    SecondRing takeSince(final long atSecond) {
        final SecondRing taken = new SecondRing();
        final int from = since(atSecond);
        taken.append(this, from, count);
        count = from;
        return taken;
    }

    void dropFirst() {
        first = slot(1);
        count--;
    }

    long second(final int i) {
        return Integer.toUnsignedLong(second[slot(i)]);
    }

    int micrometres(final int i) {
        return micrometres[slot(i)];
    }

    int key(final int i) {
        return packed[slot(i)] & KEY_MASK;
    }

    int steps(final int i) {
        return packed[slot(i)] >> StepKey.BITS & STEPS_MASK;
    }

    int top(final int i) {
        return packed[slot(i)] >>> TOP_SHIFT;
    }

    int most(final int i) {
        return extremes[slot(i)] >> Short.SIZE;
    }

    int least(final int i) {
        return (short) extremes[slot(i)];
    }

    private int slot(final int i) {
        // Lengths are powers of two.
        return (first + i) & (second.length - 1);
    }

    int bytes() {
        return second.length * ENTRY_BYTES;
    }

    void clear() {
        first = 0;
        count = 0;
    }

    void save(final StateWriter out) {
        out.putInt(count);
        for (int i = 0; i < count; i++) {
            final int at = slot(i);
            out.putInt(second[at]);
            out.putInt(micrometres[at]);
            out.putInt(packed[at]);
            out.putInt(extremes[at]);
        }
    }

    void load(final StateReader in) {
        clear();
        final int saved = in.getCount(MOST);
        for (int i = 0; i < saved; i++) {
            add(Integer.toUnsignedLong(in.getInt()), in.getInt(), in.getInt(), in.getInt());
        }
    }
}
