package dev.touchline.overlay.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides by a request's {@code Host}, {@code Origin} and token whether it may go on. Immutable; any thread.
 *
 * <p>A page of another site cannot reach the server through a name that it makes resolve here (DNS rebinding), because the
 * name is not one of ours; an address is not a name, so it passes. A page may call us when it comes from one of our
 * names, or from the very host that it calls.
 */
public final class AccessPolicy {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-fA-F:.]+]");
    private static final String BEARER = "Bearer ";

    private final Set<String> names;
    private final String token;

    /**
     * A policy.
     *
     * @param names further host names that the server answers to, without a port
     * @param token the token that is asked for, or null when none is
     */
    public AccessPolicy(final Set<String> names, final String token) {
        this.names = Set.copyOf(names.stream().map(AccessPolicy::lower).toList());
        this.token = token;
    }

    /** Whether a token is asked for. */
    public boolean needsToken() {
        return token != null;
    }

    /** Whether a {@code Host} header names this server. */
    public boolean isHostAllowed(final String host) {
        return host != null && isOurs(hostName(host));
    }

    /** Whether a page of this {@code Origin} may call; null (no page) may. */
    public boolean isOriginAllowed(final String origin, final String host) {
        if (origin == null) {
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

    /** Whether the value of an {@code Authorization} header carries the token. */
    public boolean isAuthorized(final String authorization) {
        return token == null
                || (authorization != null
                        && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                        && isToken(authorization.substring(BEARER.length()).trim()));
    }

    /** Whether it is the token; takes the same time for every wrong one. */
    public boolean isToken(final String candidate) {
        return token == null
                || (candidate != null
                        && MessageDigest.isEqual(
                                token.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8)));
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

    private static String lower(final String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
