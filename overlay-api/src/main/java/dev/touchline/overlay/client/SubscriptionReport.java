package dev.touchline.overlay.client;

/**
 * A client's subscription. Immutable; any thread.
 *
 * @param id the client's number of it
 * @param stream the server's number of the stream
 * @param seq the newest that was given to the client, 0 before the first
 * @param head the newest of the stream
 */
public record SubscriptionReport(
        long id, String channel, int stream, String policy, int delayMs, long seq, long head) {}
