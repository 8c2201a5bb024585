package dev.touchline.overlay.match;

import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.match.MatchStore.Answer;
import java.util.function.Function;

/**
 * A creation, of a match or of what is said of one, that may be asked for twice without being done twice. Immutable.
 *
 * @param key the client's name for this request, or null when it may only be asked for once
 * @param bodySha256 of the request's body, hexadecimal
 * @param shown makes of the created match the document that is answered: of the match, or of its newest part
 */
public record CreationRequest(String key, String bodySha256, Function<ActiveMatch, String> shown) {
    /** What a creation came to: the same whenever it is asked for under the same key. */
    public record Created(long matchId, long version, String document) {}

    Created created(final ActiveMatch match) {
        return new Created(match.id(), match.version(), shown.apply(match));
    }

    Answer answer(final ActiveMatch match) {
        final Created created = created(match);
        return new Answer(key, bodySha256, created.matchId(), created.version(), created.document());
    }

    /** The answer again; throws when it was to another request. */
    Created again(final Answer answer) {
        if (!answer.bodySha256().equals(bodySha256)) {
            throw new DocumentException(
                    ErrorCode.CONFLICT, "Idempotency-Key was used for another request: match=" + answer.matchId());
        }
        return new Created(answer.matchId(), answer.version(), answer.document());
    }
}
