package dev.touchline.overlay.live;

import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.wire.SubscribeException;

/**
 * How many streams a match may have, and how many of them one API token for itself. Pure functions.
 *
 * <p>The clients of a token are one party, whatever machines they are on. A stream counts for a token as long as all who are
 * subscribed to it came by that token: one that others use costs it nothing. Two tokens leave a quarter of a match's streams to the
 * others. Whoever came with the token that the server was started with, or without any where none is asked, is the operator, who may
 * have what a match has.
 */
final class StreamLimits {
    /** Of a match, whoever uses them. */
    static final int OF_MATCH = 64;
    /** Of a match, that nobody uses but the clients of one token. */
    static final int OF_TOKEN = 24;

    private StreamLimits() {}

    /**
     * Refuses a token's client another stream that nobody uses yet.
     *
     * @param streams the match's
     */
    static void refuseTooManyOfToken(final long matchId, final Party party, final Iterable<LiveStream> streams) {
        if (party.isOperator()) {
            return;
        }
        int used = 0;
        for (final LiveStream stream : streams) {
            used += stream.isOnlyFor(party) ? 1 : 0;
        }
        if (used >= OF_TOKEN) {
            throw new SubscribeException(
                    ErrorCode.TOO_MANY_STREAMS,
                    "too many different streams that only this token's clients use: match=" + matchId + ", limit="
                            + OF_TOKEN);
        }
    }

    /** What is said when a match has all the streams that it may have. */
    static SubscribeException tooManyOfMatch() {
        return new SubscribeException(ErrorCode.TOO_MANY_STREAMS, "too many different streams: limit=" + OF_MATCH);
    }
}
