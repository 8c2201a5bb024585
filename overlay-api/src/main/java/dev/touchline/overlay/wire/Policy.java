package dev.touchline.overlay.wire;

import java.util.Locale;

/** What happens to frames that a client is too slow for. */
public enum Policy {
    /** One waits; a newer one replaces it, and a gap says so. */
    LATEST,
    /** A bounded number waits; a client that overflows it is closed. */
    ALL;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
