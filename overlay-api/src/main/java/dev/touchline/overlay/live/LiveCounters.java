package dev.touchline.overlay.live;

import dev.touchline.protocol.Counter;
import dev.touchline.protocol.Counters;

/** What the fan-out counts. Written by the event loop; read by any thread. */
final class LiveCounters {
    final Counter clients;
    final Counter joined;
    final Counter refused;
    final Counter refusedConnections;
    final Counter handshakeTimeouts;
    final Counter rateLimited;
    final Counter messages;
    final Counter badMessages;
    final Counter refusedStreams;
    final Counter sent;
    final Counter conflated;
    final Counter tooSlow;
    final Counter stalled;
    final Counter queuesFull;
    final Counter queuedBytes;
    final Counter lapped;
    final Counter faults;
    final Counter resumed;
    final Counter historyBytes;
    final Counter historyDropped;

    LiveCounters(final Counters counters) {
        clients = counters.createGauge("live_clients", "Clients connected now");
        joined = counters.create("live_joined", "Clients that have connected");
        refused = counters.create("live_refused", "Handshakes and clients that were refused");
        refusedConnections =
                counters.create("live_refused_connections", "Connections closed at once because there were too many");
        handshakeTimeouts =
                counters.create("live_handshake_timeouts", "Connections that did not become a WebSocket in time");
        rateLimited = counters.create("live_rate_limited", "Frames of clients dropped because there were too many");
        messages = counters.create("live_messages_received", "Messages that clients sent");
        badMessages = counters.create("live_bad_messages", "Messages of clients that were not understood");
        refusedStreams = counters.create(
                "live_refused_streams",
                "Subscriptions refused because their client, their token or their match had all that it may have");
        sent = counters.create("live_messages_sent", "Messages sent to clients");
        conflated = counters.create("live_conflated", "Frames that waited because a client was slow");
        tooSlow = counters.create("live_too_slow", "Clients closed because their queue was full");
        stalled =
                counters.create("live_stalled", "Clients closed because they took nothing of what waited for too long");
        queuesFull = counters.create(
                "live_queues_full", "Clients closed because what waited for all clients together was too much");
        queuedBytes = counters.createGauge("live_queued_bytes", "Bytes that wait for clients");
        lapped = counters.create("live_lapped", "Times that the engine lapped the fan-out");
        faults = counters.create("live_faults", "Unexpected faults of the fan-out");
        resumed = counters.create(
                "live_resumed", "Subscriptions that went on where their client had lost its connection");
        historyBytes = counters.createGauge("live_history_bytes", "Bytes of messages that are kept for later");
        historyDropped = counters.create(
                "live_history_dropped", "Messages that were to be kept and were dropped: no room for them");
    }
}
