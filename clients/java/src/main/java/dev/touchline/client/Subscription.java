package dev.touchline.client;

/** One subscriber's wish, which outlives the connections that serve it. */
public interface Subscription {
    /** Ends it; nothing is delivered once the client's thread has seen it. Any thread. */
    void cancel();
}
