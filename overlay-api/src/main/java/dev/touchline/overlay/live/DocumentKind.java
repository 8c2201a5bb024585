package dev.touchline.overlay.live;

import java.util.Locale;

/** What a channel of a document tells of. */
enum DocumentKind {
    /** A match as it is set up and stands. */
    STATE,
    /** The teams at the newest frame. */
    TEAM,
    /** The server. */
    HEALTH;

    /** As it is called in messages for people. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
