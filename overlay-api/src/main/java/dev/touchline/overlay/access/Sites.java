package dev.touchline.overlay.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names that the server answers to, and the pages that may call it. Immutable; any thread.
 *
 * <p>A page of another site cannot reach the server through a name that it makes resolve here (DNS rebinding), because the
 * name is not one of ours; an address is not a name, so it passes. A page may call us when it comes from one of our
 * names, from the very host that it calls, or from an origin that is listed.
 */
final class Sites {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-fA-F:.]+]");

    private final Set<String> names;
    private final Set<String> origins;

    Sites(final Set<String> names, final Set<String> origins) {
        this.names = lowered(names);
        this.origins = lowered(origins);
    }

    boolean isHostAllowed(final String host) {
        return host != null && isOurs(hostName(host));
    }

    boolean isOriginAllowed(final String origin, final String host) {
        if (origin == null || isListed(origin)) {
            return true;
        }
        final String from;
        try {
            from = new URI(origin).getHost();
        } catch (final URISyntaxException e) {
            return false;
        }
        if (from == null) {
            return false;
        }
        final String name = lower(from);
        return LOOPBACK.contains(name) || names.contains(name) || (host != null && name.equals(hostName(host)));
    }

    boolean isListed(final String origin) {
        return origin != null && origins.contains(lower(origin));
    }

    private boolean isOurs(final String name) {
        return LOOPBACK.contains(name)
                || names.contains(name)
                || ADDRESS.matcher(name).matches();
    }

    private static String hostName(final String host) {
        final int colon = host.lastIndexOf(':');
        return lower(colon > host.lastIndexOf(']') ? host.substring(0, colon) : host);
    }

    private static Set<String> lowered(final Set<String> texts) {
        return texts.stream().map(Sites::lower).collect(Collectors.toUnmodifiableSet());
    }

    private static String lower(final String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
