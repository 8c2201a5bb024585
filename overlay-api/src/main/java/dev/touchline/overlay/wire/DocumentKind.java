package dev.touchline.overlay.wire;

import java.util.Locale;

/** What a channel of a document tells of. */
public enum DocumentKind {
    /** A match as it is set up and stands. */
    STATE,
    /** The teams at the newest frame. */
    TEAM,
    /** The server. */
    HEALTH;

    /** As it is called in messages for people. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
