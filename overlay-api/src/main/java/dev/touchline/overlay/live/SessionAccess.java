package dev.touchline.overlay.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.access.AccessPolicy;
import dev.touchline.overlay.access.Grant;
import dev.touchline.overlay.access.Role;
import dev.touchline.overlay.wire.CloseCode;
import dev.touchline.overlay.wire.SubscribeException;
import java.util.Optional;

/** Who a client is and what it may: by its handshake, or by what it says first. Event loop thread only. */
final class SessionAccess {
    /** Why a session is ended whose token has. */
    static final String ENDED = "the token was revoked or has expired";

    private final AccessPolicy policy;
    private Grant grant;

    SessionAccess(final AccessPolicy policy, final Admission admission) {
        this.policy = policy;
        grant = admission instanceof Admission.Known known ? known.grant() : null;
    }

    /** Takes the {@code token} of an {@code identify}; it may be left out when the handshake had one, or none is asked. */
    Admission identify(final JsonNode token) {
        final Grant before = grant;
        final boolean absent = token.isMissingNode() || token.isNull() || "".equals(token.textValue());
        final Optional<Grant> given =
                absent ? Optional.ofNullable(before).or(policy::anonymous) : policy.token(token.textValue());
        if (given.isEmpty()) {
            return new Admission.Refused(CloseCode.NOT_AUTHENTICATED, "token missing or wrong");
        }
        if (before != null && !before.tokenId().equals(given.get().tokenId())) {
            return new Admission.Refused(CloseCode.FORBIDDEN, "token is not the one of the handshake");
        }
        grant = given.get();
        return new Admission.Known(grant);
    }

    /** The role of a client that has identified itself. */
    Role role() {
        return grant.role();
    }

    /** Whose a client is that has identified itself. */
    Party party() {
        return new Party(grant.tokenId());
    }

    /** Refuses a match that the client's token is not good for, whether it exists or not. */
    void requireMatch(final long matchId) {
        if (!grant.matches().contains(matchId)) {
            throw new SubscribeException(ErrorCode.FORBIDDEN, "match is not one of the token's: match=" + matchId);
        }
    }

    /** Refuses what tells of every match where the client's token is good for some. */
    void requireEveryMatch() {
        if (!grant.matches().isAll()) {
            throw new SubscribeException(
                    ErrorCode.FORBIDDEN,
                    "channel tells of every match, the token is good for some: matches=" + grant.matches());
        }
    }

    /** Whether what the client's token allowed still holds; a client that has not said who it is has nothing to lose. */
    boolean isValid() {
        return grant == null || policy.isValid(grant);
    }
}
