package dev.touchline.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a subscriber is told; called on the client's thread, in the order of the wire. An event of a subscription with a delay is told when
 * it is due by media time, also when the server, which stops, has sent it before, and is gone; what came after it follows then.
 */
public interface StreamListener {
    /**
     * The subscription stands; again whenever the client came back or the match started anew.
     *
     * @param goesOn whether the stream is the one that there was before: what is known of it stays true
     */
    default void onSubscribed(final JsonNode subscribed, final boolean goesOn) {}

    /** A {@code frame}, {@code event}, {@code snap}, {@code patch} or {@code gap}; no frame or event twice. */
    void onMessage(JsonNode message);

    /**
     * Refused: {@code suberr}. Refusals that may pass are tried again without being asked; {@code conflict} never: this client has another
     * subscription to the same stream, and what is wanted at another delay takes another client.
     */
    default void onRefused(final JsonNode refusal) {}
}
