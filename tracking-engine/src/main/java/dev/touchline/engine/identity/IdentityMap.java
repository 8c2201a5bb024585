package dev.touchline.engine.identity;

import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;

/**
 * Which object each id that a feed sends counts as, from now on. Engine thread only; allocates nothing. The ball, id 0, is
 * always itself. A change that makes no sense throws {@link IllegalArgumentException} and changes nothing.
 */
public final class IdentityMap {
    private static final String SECTION = "identity map";

    private final int[] objects = new int[ObjectStates.OBJECTS];

    /** A map in which every id counts as itself. */
    public IdentityMap() {
        clear();
    }

    /** The object that a feed's id counts as. */
    public int map(final int objectId) {
        return objects[objectId];
    }

    /** The two were taken for each other: what counted as one counts as the other. */
    public void swap(final int a, final int b) {
        checkPair(a, b);
        for (int id = 0; id < objects.length; id++) {
            if (objects[id] == a) {
                objects[id] = b;
            } else if (objects[id] == b) {
                objects[id] = a;
            }
        }
    }

    /** The two are one: what counted as {@code from} counts as {@code into}, like what does already. */
    public void merge(final int from, final int into) {
        checkPair(from, into);
        replace(from, into);
    }

    /** The object has another id: what counted as {@code from} counts as {@code to}, which nothing else may count as. */
    public void rename(final int from, final int to) {
        checkPair(from, to);
        for (int id = 0; id < objects.length; id++) {
            if (objects[id] == to && id != to) {
                throw new IllegalArgumentException("another id counts as this object already, merge or swap them: from="
                        + from + ", to=" + to + ", other=" + id);
            }
        }
        replace(from, to);
    }

    private void replace(final int from, final int to) {
        boolean found = false;
        for (int id = 0; id < objects.length; id++) {
            found |= objects[id] == from;
        }
        if (!found) {
            throw new IllegalArgumentException("no id counts as this object: object=" + from);
        }
        for (int id = 0; id < objects.length; id++) {
            if (objects[id] == from) {
                objects[id] = to;
            }
        }
    }

    private static void checkPair(final int a, final int b) {
        check(a);
        check(b);
        if (a == b) {
            throw new IllegalArgumentException("two different objects are needed: object=" + a + ", other=" + b);
        }
    }

    private static void check(final int objectId) {
        if (objectId == 0) {
            throw new IllegalArgumentException("the ball is always the ball: object=0");
        }
        if (objectId < 0 || objectId >= ObjectStates.OBJECTS) {
            throw new IllegalArgumentException("no such object: object=" + objectId + ", range=1-127");
        }
    }

    /** A map like this one. */
    public IdentityMap copy() {
        final IdentityMap copy = new IdentityMap();
        copy.set(this);
        return copy;
    }

    /** Takes everything over from another map. */
    public void set(final IdentityMap other) {
        System.arraycopy(other.objects, 0, objects, 0, objects.length);
    }

    /** Whether every id counts as itself. */
    public boolean isUnchanged() {
        for (int id = 0; id < objects.length; id++) {
            if (objects[id] != id) {
                return false;
            }
        }
        return true;
    }

    /** Every id counts as itself again. */
    public void clear() {
        for (int id = 0; id < objects.length; id++) {
            objects[id] = id;
        }
    }

    /** Writes its state. */
    public void save(final StateWriter out) {
        out.section(SECTION);
        out.putInts(objects, objects.length);
    }

    /** Takes the state that {@link #save} wrote; throws {@link IllegalArgumentException} when it is none. */
    public void load(final StateReader in) {
        in.section(SECTION);
        for (int id = 0; id < objects.length; id++) {
            objects[id] = in.getCount(ObjectStates.OBJECTS - 1);
        }
    }
}
