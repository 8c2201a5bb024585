package dev.touchline.overlay.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.touchline.overlay.access.ApiToken;
import dev.touchline.overlay.access.Grant;
import dev.touchline.overlay.access.TokenRegistry;
import java.time.Instant;
import java.util.List;

/**
 * A token as HTTP shows it.
 *
 * @param secret the token's text, when it has just been made; null ever after
 * @param matchIds null when it is good for every match
 * @param expiresAt null when it does not expire
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TokenDocument(
        String id,
        String name,
        String role,
        List<Long> matchIds,
        boolean wearables,
        boolean query,
        String createdAt,
        String expiresAt,
        String secret) {

    static TokenDocument of(final ApiToken token) {
        return of(token, null);
    }

    static TokenDocument of(final TokenRegistry.Issued issued) {
        return of(issued.token(), issued.secret());
    }

    private static TokenDocument of(final ApiToken token, final String secret) {
        final Grant grant = token.grant();
        return new TokenDocument(
                token.id(),
                token.name(),
                grant.role().label(),
                grant.matches().isAll()
                        ? null
                        : grant.matches().ids().stream().sorted().toList(),
                grant.wearables(),
                grant.query(),
                Instant.ofEpochMilli(token.createdAtMs()).toString(),
                grant.expiresAtMs() == Grant.NEVER
                        ? null
                        : Instant.ofEpochMilli(grant.expiresAtMs()).toString(),
                secret);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "TokenDocument[id=" + id + "]";
    }
}
