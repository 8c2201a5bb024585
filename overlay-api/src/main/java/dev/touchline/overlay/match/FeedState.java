package dev.touchline.overlay.match;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a match's feed, or one source of it, does by wall clock. */
public enum FeedState {
    /** Records come and none are missing. */
    OK,
    /** Over 1 % is lost, or a source is missing while others send. */
    DEGRADED,
    /** Nothing for half a second. */
    STALE,
    /** Nothing for five seconds, or never. */
    DOWN;

    private static final long STALE_NS = 500_000_000L;
    private static final long DOWN_NS = 5_000_000_000L;

    /** The state by the age of the newest record alone. */
    static FeedState ofAge(final long lastReceiveNs, final long nowNs) {
        final long age = nowNs - lastReceiveNs;
        return lastReceiveNs == 0 || age > DOWN_NS ? DOWN : age > STALE_NS ? STALE : OK;
    }

    /** Its name as it travels. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
