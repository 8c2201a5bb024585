package dev.touchline.engine.agent;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an agent does while there is nothing to do. */
public enum IdleMode {
    /** Looks again a few hundred times, gives way a few times, then parks: saves a wake-up when the next datagram is near. */
    BACKOFF(200, 4, true),
    /** Parks at once: costs least, and a wake-up each time. */
    PARK(0, 0, true),
    /** Never parks: takes a whole core, and one must be left for everything else. */
    BUSY_SPIN(Integer.MAX_VALUE, 0, false);

    private final int spins;
    private final int yields;
    private final boolean parks;

    IdleMode(final int spins, final int yields, final boolean parks) {
        this.spins = spins;
        this.yields = yields;
        this.parks = parks;
    }

    /** As the configuration has it: {@code busy-spin}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The mode of a label. */
    public static Optional<IdleMode> of(final String label) {
        return Stream.of(values()).filter(each -> each.label().equals(label)).findAny();
    }

    /** How many times it looks again at once. */
    int spins() {
        return spins;
    }

    /** How many times it looks again after others had their turn. */
    int yields() {
        return yields;
    }

    /** Whether it sleeps in the end. */
    boolean parks() {
        return parks;
    }
}
