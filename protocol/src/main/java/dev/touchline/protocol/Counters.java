package dev.touchline.protocol;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The server's counters by name, for metrics and operators. Counters are added at start; any thread may list them. */
public final class Counters {
    private final List<Counter> all = new CopyOnWriteArrayList<>();
    private final Map<String, Counter> wholes = new HashMap<>();

    /** Makes a counter and lists it. Throws {@link IllegalStateException} when the name is taken. */
    public Counter create(final String name, final String description) {
        return add(new Counter(name, description, false));
    }

    /**
     * Makes a counter for one of several threads that count the same thing; listed once, as the sum of all. The name must not
     * have been taken by {@link #create}.
     */
    public synchronized Counter createPart(final String name, final String description) {
        Counter whole = wholes.get(name);
        if (whole == null) {
            whole = create(name, description);
            wholes.put(name, whole);
        }
        return whole.part();
    }

    /** Makes a gauge, a state that goes up and down, and lists it. Throws as {@link #create} does. */
    public Counter createGauge(final String name, final String description) {
        return add(new Counter(name, description, true));
    }

    private Counter add(final Counter counter) {
        if (all.stream().anyMatch(each -> each.name().equals(counter.name()))) {
            throw new IllegalStateException("counter exists: name=" + counter.name());
        }
        all.add(counter);
        return counter;
    }

    /** Every counter, in the order of their making. */
    public List<Counter> all() {
        return List.copyOf(all);
    }
}
