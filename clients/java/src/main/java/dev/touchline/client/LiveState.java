package dev.touchline.client;

import java.net.URI;

/** Where a client stands with its servers. */
public sealed interface LiveState {
    /** It was not started, or was closed. */
    record Stopped() implements LiveState {}

    /** The first attempt is under way. */
    record Connecting() implements LiveState {}

    /** Messages come. {@code recovered} when it had been lost. */
    record Ready(URI server, String role, boolean recovered) implements LiveState {}

    /** Not connected; another attempt is coming. */
    record Lost(String reason, int attempts) implements LiveState {}

    /**
     * Coming back by itself would be of no use: every server has refused since the client was last ready, as a token is missing or wrong, or
     * an operator removed the client. What the last one said.
     */
    record Refused(int code, String reason) implements LiveState {}
}
