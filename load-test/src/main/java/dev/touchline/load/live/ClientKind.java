package dev.touchline.load.live;

import dev.touchline.load.scenario.ClientMix;
import java.util.Locale;

/** The kinds of difficult clients. Immutable; any thread. */
public enum ClientKind {
    /** Subscribes and never reads again, with a small receive buffer: the server's writes soon find no room. */
    STALLED,
    /** Subscribes and then reads one byte a second. */
    TRICKLE,
    /** Connects, subscribes and leaves after a second, again and again. */
    RECONNECTING,
    /** One of many that connect within the same second, and stay. */
    STORM;

    /** How many of this kind there are. */
    public int count(final ClientMix mix) {
        return switch (this) {
            case STALLED -> mix.stalled();
            case TRICKLE -> mix.trickle();
            case RECONNECTING -> mix.reconnecting();
            case STORM -> mix.storm();
        };
    }

    /** The name in reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a client of this kind waits for frames: the others do not read them. */
    public boolean reads() {
        return this == RECONNECTING || this == STORM;
    }
}
