package dev.touchline.overlay.control;

import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.access.Grant;
import dev.touchline.overlay.access.MatchScope;
import dev.touchline.overlay.access.Role;
import dev.touchline.overlay.access.TokenRegistry;
import dev.touchline.overlay.match.DocumentException;
import dev.touchline.overlay.match.FieldFault;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A request for a token.
 *
 * @param name what people call it: 1 to 100 characters, none of them a control character
 * @param matchIds the matches that it is good for; null is every one
 * @param query whether it may stand in an address: only a viewer's of one match may
 * @param expiresAt RFC 3339, in UTC; null is never
 * @param secret what another server answered when it made the token, so that it is good here too; null makes a new one
 */
record TokenRequest(
        String name,
        String role,
        List<Long> matchIds,
        Boolean wearables,
        Boolean query,
        String expiresAt,
        String secret) {
    private static final int LONGEST_NAME = 100;
    private static final int MOST_MATCHES = 1_000;
    private static final long LARGEST_ID = 0xffff_ffffL;

    /** Refuses a request with faults, naming each. */
    void check(final long nowMs) {
        final List<FieldFault> faults = new ArrayList<>();
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            faults.add(new FieldFault("name", "1 to " + LONGEST_NAME + " characters"));
        } else if (name.chars().anyMatch(Character::isISOControl)) {
            faults.add(new FieldFault("name", "no control characters"));
        } else if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            faults.add(new FieldFault("name", "no half of a character"));
        }
        if (Role.of(role).isEmpty()) {
            faults.add(new FieldFault("role", "viewer, graphics, producer or admin"));
        }
        checkMatches(faults);
        if (isQuery() && (!"viewer".equals(role) || matchIds == null || matchIds.size() != 1)) {
            faults.add(new FieldFault("query", "a token that stands in an address is a viewer's, of one match"));
        }
        checkExpiry(nowMs, faults);
        if (secret != null && !TokenRegistry.isToken(secret)) {
            faults.add(new FieldFault("secret", "what a server answered that made the token"));
        }
        if (!faults.isEmpty()) {
            throw new DocumentException(ErrorCode.INVALID, "token has faults: count=" + faults.size(), faults);
        }
    }

    private void checkMatches(final List<FieldFault> faults) {
        if (matchIds == null) {
            return;
        }
        if (matchIds.isEmpty() || matchIds.size() > MOST_MATCHES) {
            faults.add(new FieldFault("matchIds", "1 to " + MOST_MATCHES + " ids, or left out for every match"));
        } else if (matchIds.stream().anyMatch(id -> id == null || id < 0 || id > LARGEST_ID)) {
            faults.add(new FieldFault("matchIds", "ids of 0 to " + LARGEST_ID));
        }
    }

    private void checkExpiry(final long nowMs, final List<FieldFault> faults) {
        try {
            if (expiresAtMs() <= nowMs) {
                faults.add(new FieldFault("expiresAt", "is over already"));
            }
        } catch (final DateTimeParseException | ArithmeticException e) {
            faults.add(new FieldFault("expiresAt", "a time such as 2030-06-30T22:00:00Z"));
        }
    }

    private Role parsedRole() {
        return Role.of(role).orElseThrow();
    }

    MatchScope matches() {
        return matchIds == null
                ? MatchScope.ALL
                : MatchScope.of(matchIds.stream().distinct().toList());
    }

    private boolean isQuery() {
        return Objects.requireNonNullElse(query, false);
    }

    boolean ofWearables() {
        return Objects.requireNonNullElse(wearables, false);
    }

    /** Makes it; empty when there are too many, or one with its secret's id. */
    Optional<TokenRegistry.Issued> issue(final TokenRegistry tokens) {
        return secret == null
                ? tokens.issue(name, parsedRole(), matches(), ofWearables(), isQuery(), expiresAtMs())
                : tokens.adopt(secret, name, parsedRole(), matches(), ofWearables(), isQuery(), expiresAtMs());
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "TokenRequest[name=" + name + "]";
    }

    /** The end, ms UTC. */
    long expiresAtMs() {
        return expiresAt == null ? Grant.NEVER : Instant.parse(expiresAt).toEpochMilli();
    }
}
