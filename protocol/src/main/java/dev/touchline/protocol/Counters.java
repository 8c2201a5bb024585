package dev.touchline.protocol;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The server's counters by name, for metrics and operators. Counters are added at start; any thread may list them. */
public final class Counters {
    private final List<Counter> all = new CopyOnWriteArrayList<>();

    /** Makes a counter and lists it. Throws {@link IllegalStateException} when the name is taken. */
    public Counter create(final String name, final String description) {
        if (all.stream().anyMatch(counter -> counter.name().equals(name))) {
            throw new IllegalStateException("counter exists: name=" + name);
        }
        final Counter counter = new Counter(name, description);
        all.add(counter);
        return counter;
    }

    /** Every counter, in the order of their making. */
    public List<Counter> all() {
        return List.copyOf(all);
    }
}
