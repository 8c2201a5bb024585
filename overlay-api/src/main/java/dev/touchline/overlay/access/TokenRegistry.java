package dev.touchline.overlay.access;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.agrona.concurrent.EpochClock;

/**
 * The API tokens there are. Any thread asks an immutable snapshot, without a lock and without the store; threads of the
 * control plane issue and revoke, one after the other, and a change is stored before it counts.
 */
public final class TokenRegistry {
    /** So many tokens at the most. */
    public static final int MOST_TOKENS = 10_000;

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final TokenStore store;
    private final EpochClock clock;
    private volatile Map<String, ApiToken> tokens;

    /**
     * The tokens of a store.
     *
     * @param clock wall time, ms UTC
     */
    public TokenRegistry(final TokenStore store, final EpochClock clock) {
        this.store = store;
        this.clock = clock;
        final Map<String, ApiToken> loaded = new LinkedHashMap<>();
        store.load().forEach(token -> loaded.put(token.id(), token));
        tokens = loaded;
    }

    /** A token just made, with the only copy of its secret. */
    public record Issued(ApiToken token, String secret) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Issued[id=" + token.id() + "]";
        }
    }

    /**
     * Makes a token; empty when there are {@link #MOST_TOKENS}.
     *
     * @param expiresAtMs ms UTC, or {@link Grant#NEVER}
     */
    public Optional<Issued> issue(
            final String name,
            final Role role,
            final MatchScope matches,
            final boolean wearables,
            final boolean query,
            final long expiresAtMs) {
        return take(TokenSecret.generate(), name, role, matches, wearables, query, expiresAtMs);
    }

    /**
     * Makes a token of the text that another server made one of, so that its clients are known here too; empty when there are
     * {@link #MOST_TOKENS}, or one of its id.
     *
     * @param text of which {@link #isToken} is true
     * @param expiresAtMs ms UTC, or {@link Grant#NEVER}
     */
    public Optional<Issued> adopt(
            final String text,
            final String name,
            final Role role,
            final MatchScope matches,
            final boolean wearables,
            final boolean query,
            final long expiresAtMs) {
        final TokenSecret secret = TokenSecret.parse(text).orElseThrow();
        return take(secret, name, role, matches, wearables, query, expiresAtMs);
    }

    private synchronized Optional<Issued> take(
            final TokenSecret secret,
            final String name,
            final Role role,
            final MatchScope matches,
            final boolean wearables,
            final boolean query,
            final long expiresAtMs) {
        if (tokens.size() >= MOST_TOKENS || tokens.containsKey(secret.id())) {
            return Optional.empty();
        }
        final ApiToken token = new ApiToken(
                secret.id(),
                name,
                HexFormat.of().formatHex(secret.hash()),
                clock.time(),
                new Grant(secret.id(), role, matches, wearables, query, expiresAtMs));
        store.add(token);
        final Map<String, ApiToken> changed = new LinkedHashMap<>(tokens);
        changed.put(token.id(), token);
        tokens = changed;
        return Optional.of(new Issued(token, secret.text()));
    }

    /** Whether a text has the form of a token, ours or another server's. */
    public static boolean isToken(final String text) {
        return TokenSecret.parse(text).isPresent();
    }

    /** Whether there are as many tokens as there may be. */
    public boolean isFull() {
        return tokens.size() >= MOST_TOKENS;
    }

    /** Ends a token at once; false when there is none of this id. Listeners have been told when it returns. */
    public synchronized boolean revoke(final String id) {
        if (!tokens.containsKey(id)) {
            return false;
        }
        store.remove(id);
        final Map<String, ApiToken> changed = new LinkedHashMap<>(tokens);
        changed.remove(id);
        tokens = changed;
        listeners.forEach(Runnable::run);
        return true;
    }

    /** Is to be told, on the revoking thread, whenever a token has been revoked. */
    public void addListener(final Runnable listener) {
        listeners.add(listener);
    }

    /** Every token, the oldest first. */
    public List<ApiToken> list() {
        return new ArrayList<>(tokens.values());
    }

    /** The token of an id. */
    public Optional<ApiToken> find(final String id) {
        return Optional.ofNullable(tokens.get(id));
    }

    /** What the token of a text allows now; empty when it is wrong, revoked or expired. */
    Optional<Grant> grant(final String text) {
        return TokenSecret.parse(text)
                .flatMap(secret -> find(secret.id())
                        .filter(token -> MessageDigest.isEqual(HexFormat.of().parseHex(token.hash()), secret.hash())))
                .map(ApiToken::grant)
                .filter(this::isValid);
    }

    /** Whether the token of a grant is there and has not expired. */
    boolean isValid(final Grant grant) {
        return tokens.containsKey(grant.tokenId()) && clock.time() < grant.expiresAtMs();
    }
}
