package dev.touchline.protocol;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A count that one thread raises and any thread reads. Raising it costs a plain addition: no locked instruction, no
 * allocation. It never goes back, except through {@link #add(long)} with a negative value, where its description says so.
 */
public final class Counter {
    private final String name;
    private final String description;
    private final boolean gauge;
    private final AtomicLong value = new AtomicLong();

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
        return value.getAcquire();
    }
}
