package dev.touchline.server.config;

import dev.touchline.overlay.control.HttpDoor;
import dev.touchline.overlay.live.DoorContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks the keys of who may come in. One thread; used once. */
final class SecurityChecker {
    private static final int MOST_CONNECTIONS = 1_000_000;
    private static final int MOST_RATE = 1_000_000;
    private static final int SHORTEST_TIMEOUT_MS = 100;
    private static final int SMALLEST_QUEUES = 1 << 20;
    private static final int SHORTEST_WRITE_TIMEOUT_MS = 1_000;
    private static final int LONGEST_TIMEOUT_MS = 600_000;

    private final ConfigChecker values;
    private final List<String> faults;

    SecurityChecker(final ConfigChecker values, final List<String> faults) {
        this.values = values;
        this.faults = faults;
    }

    SecurityConfig check() {
        final String certificate = values.text(ConfigKey.TLS_CERTIFICATE);
        final String key = values.text(ConfigKey.TLS_KEY);
        if ((certificate == null) != (key == null)) {
            faults.add("tls.certificate and tls.key are given together: tls.certificate=" + certificate + ", tls.key="
                    + key);
        }
        return new SecurityConfig(
                origins(),
                certificate == null ? null : Path.of(certificate),
                key == null ? null : Path.of(key),
                new DoorContext(
                        values.number(ConfigKey.LIVE_MAX_CONNECTIONS, 1, MOST_CONNECTIONS),
                        values.number(ConfigKey.LIVE_MAX_CONNECTIONS_PER_ADDRESS, 1, MOST_CONNECTIONS),
                        values.number(ConfigKey.LIVE_MAX_MESSAGE_RATE, 1, MOST_RATE),
                        values.number(ConfigKey.LIVE_MAX_MESSAGE, 1 << 10, 1 << 24),
                        values.number(ConfigKey.LIVE_HANDSHAKE_TIMEOUT, SHORTEST_TIMEOUT_MS, LONGEST_TIMEOUT_MS),
                        values.number(ConfigKey.LIVE_MAX_QUEUED, SMALLEST_QUEUES, Integer.MAX_VALUE),
                        values.number(ConfigKey.LIVE_WRITE_TIMEOUT, SHORTEST_WRITE_TIMEOUT_MS, LONGEST_TIMEOUT_MS),
                        null),
                new HttpDoor(
                        values.number(ConfigKey.HTTP_MAX_CONNECTIONS, 1, MOST_CONNECTIONS),
                        values.number(ConfigKey.HTTP_MAX_CONNECTIONS_PER_ADDRESS, 1, MOST_CONNECTIONS),
                        values.number(ConfigKey.HTTP_MAX_REQUEST_RATE, 1, MOST_RATE),
                        values.number(ConfigKey.HTTP_MAX_BODY, 1 << 10, 1 << 26),
                        values.number(ConfigKey.HTTP_MAX_HEADER, 1 << 10, 1 << 20),
                        values.number(ConfigKey.HTTP_REQUEST_TIMEOUT, SHORTEST_TIMEOUT_MS, LONGEST_TIMEOUT_MS),
                        null));
    }

    private Set<String> origins() {
        final Set<String> origins = new HashSet<>();
        for (final String text : values.list(ConfigKey.ALLOWED_ORIGINS)) {
            if (isOrigin(text)) {
                origins.add(text);
            } else {
                faults.add("allowedOrigins has one that is no origin, as in https://graphics.example:8443:"
                        + " allowedOrigins=" + text);
            }
        }
        return origins;
    }

    private static boolean isOrigin(final String text) {
        try {
            final URI uri = new URI(text);
            return uri.getHost() != null
                    && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getRawPath().isEmpty()
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (final URISyntaxException e) {
            return false;
        }
    }
}
