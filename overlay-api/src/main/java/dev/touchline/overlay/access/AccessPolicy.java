package dev.touchline.overlay.access;

import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.agrona.concurrent.SystemEpochClock;

/**
 * Decides by a request's {@code Host}, {@code Origin} and token who it is and what it may do. Any thread; never waits.
 *
 * <p>The token that the server was started with is the admin's. Where there is none, everything is on loopback, and whoever
 * sends no token is the admin; a token that is sent and wrong is refused all the same.
 */
public final class AccessPolicy {
    private static final String BEARER = "Bearer ";
    /** More is no token of ours, and not worth hashing. */
    private static final int LONGEST_TOKEN = 1_024;

    private final Sites sites;
    private final byte[] configured;
    private final TokenRegistry tokens;

    /**
     * A policy.
     *
     * @param names further host names that the server answers to, without a port
     * @param origins further origins whose pages may call, as browsers send them
     * @param token the token that the server was started with, or null when there is none
     * @param tokens the API tokens
     */
    public AccessPolicy(
            final Set<String> names, final Set<String> origins, final String token, final TokenRegistry tokens) {
        sites = new Sites(names, origins);
        configured = token == null ? null : TokenSecret.sha256(token);
        this.tokens = tokens;
    }

    /** A policy without API tokens, and without origins other than its names. */
    public AccessPolicy(final Set<String> names, final String token) {
        this(names, Set.of(), token, new TokenRegistry(TokenStore.NONE, SystemEpochClock.INSTANCE));
    }

    /** Whether nobody is served without a token. */
    public boolean needsToken() {
        return configured != null;
    }

    /** Whether a {@code Host} header names this server. */
    public boolean isHostAllowed(final String host) {
        return sites.isHostAllowed(host);
    }

    /** Whether a page of this {@code Origin} may call; null (no page) may. */
    public boolean isOriginAllowed(final String origin, final String host) {
        return sites.isOriginAllowed(origin, host);
    }

    /** Whether an {@code Origin} is one of those listed, whose pages may also read what we answer. */
    public boolean isOriginListed(final String origin) {
        return sites.isListed(origin);
    }

    /** What somebody without a token may do; empty where a token is asked. */
    public Optional<Grant> anonymous() {
        return needsToken() ? Optional.empty() : Optional.of(Grant.ofEverything(Grant.ANONYMOUS));
    }

    /** What the value of an {@code Authorization} header allows; null is none sent. Empty: refused. */
    public Optional<Grant> bearer(final String authorization) {
        if (authorization == null) {
            return anonymous();
        }
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? token(authorization.substring(BEARER.length()).trim())
                : Optional.empty();
    }

    /** What a token allows; takes the same time for every wrong one. Empty: wrong, revoked or expired. */
    public Optional<Grant> token(final String candidate) {
        if (candidate == null || candidate.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        if (configured != null && MessageDigest.isEqual(configured, TokenSecret.sha256(candidate))) {
            return Optional.of(Grant.ofEverything(Grant.CONFIGURED));
        }
        return tokens.grant(candidate);
    }

    /** Whether a grant is still good: its token has neither been revoked nor expired. */
    public boolean isValid(final Grant grant) {
        return grant.tokenId().equals(Grant.CONFIGURED)
                || grant.tokenId().equals(Grant.ANONYMOUS)
                || tokens.isValid(grant);
    }
}
