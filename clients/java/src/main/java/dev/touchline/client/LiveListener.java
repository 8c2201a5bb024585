package dev.touchline.client;

import com.fasterxml.jackson.databind.JsonNode;

/** What a client tells its owner beside its streams; called on the client's thread. */
public interface LiveListener {
    /** Hears nothing. */
    LiveListener NONE = new LiveListener() {};

    /** The client stands otherwise with its servers. */
    default void onState(final LiveState state) {}

    /** A second has passed: {@code hb}. */
    default void onHeartbeat(final JsonNode heartbeat) {}

    /** An operator wants something: {@code ctl}, whose {@code command} is setDelay, reload, clear, freeze or identify. */
    default void onControl(final JsonNode control) {}

    /** A listener threw, this or a subscriber's; the client goes on. What is no exception but an {@link Error} is its cause. */
    default void onFault(final RuntimeException fault) {}
}
