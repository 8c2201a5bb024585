package dev.touchline.protocol;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A count that one thread raises and any thread reads. Raising it costs a plain addition: no locked instruction, no
 * allocation. It never goes back, except through {@link #add(long)} with a negative value, where its description says so.
 * Where several threads count the same thing each raises a {@link #part()} of its own.
 */
public final class Counter {
    private static final Counter[] NO_PARTS = {};

    private final String name;
    private final String description;
    private final boolean gauge;
    private final AtomicLong value = new AtomicLong();
    private volatile Counter[] parts = NO_PARTS;

    /**
     * A counter at 0.
     *
     * @param name lower-case words with underscores, as Prometheus has them, without a {@code touchline_} prefix
     */
    public Counter(final String name, final String description) {
        this(name, description, false);
    }

    Counter(final String name, final String description, final boolean gauge) {
        this.name = name;
        this.description = description;
        this.gauge = gauge;
    }

    /** A state that goes up and down. */
    public static Counter gauge(final String name, final String description) {
        return new Counter(name, description, true);
    }

    /** A counter for one more thread; this one's value is its own and that of all parts. Any thread, at start. */
    public synchronized Counter part() {
        final Counter part = new Counter(name, description, gauge);
        final Counter[] more = Arrays.copyOf(parts, parts.length + 1);
        more[parts.length] = part;
        parts = more;
        return part;
    }

    /** Whether it is a state that goes up and down, rather than a count. */
    public boolean isGauge() {
        return gauge;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** What it counts, in one line. */
    public String description() {
        return description;
    }

    /** Adds one. The owner's thread only. */
    public void increment() {
        add(1);
    }

    /** Adds an amount. The owner's thread only. */
    public void add(final long amount) {
        value.setRelease(value.getPlain() + amount);
    }

    /** Sets a value: for gauges. The owner's thread only. */
    public void set(final long newValue) {
        value.setRelease(newValue);
    }

    /** The count so far. Any thread. */
    public long value() {
        long sum = value.getAcquire();
        for (final Counter part : parts) {
            sum += part.value();
        }
        return sum;
    }
}
