package dev.touchline.overlay.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchline.overlay.match.ActiveMatch;
import dev.touchline.overlay.wire.JsonMessage;
import dev.touchline.overlay.wire.SessionSbe;
import dev.touchline.overlay.wire.StreamKey;
import dev.touchline.overlay.wire.WireEncoding;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sends each client its heartbeat once a second, a sixteenth of the clients at a time. Clients with the same streams are sent
 * the same buffer. Who has taken nothing for too long is closed instead. Event loop thread only.
 */
final class Heartbeats {
    private static final int SLICES = 16;
    /** How often {@link #beat} is to be called, us. */
    static final long INTERVAL_US = ServerMessage.HEARTBEAT_MS * 1_000L / SLICES;

    private static final int EXPECTED_LENGTH = 512;

    private final List<Set<ClientSession>> slices = new ArrayList<>();
    /** Clients of whom the same is to be said, in the same way. */
    private record Alike(WireEncoding encoding, List<StreamKey> keys) {}

    private final Map<Alike, ByteBuf> written = new HashMap<>();
    private final SessionSbe binary = new SessionSbe();
    private final FanOut fanOut;
    private int next;

    Heartbeats(final FanOut fanOut) {
        this.fanOut = fanOut;
        for (int slice = 0; slice < SLICES; slice++) {
            slices.add(new LinkedHashSet<>());
        }
    }

    void add(final ClientSession session) {
        Set<ClientSession> smallest = slices.get(0);
        for (final Set<ClientSession> slice : slices) {
            smallest = slice.size() < smallest.size() ? slice : smallest;
        }
        smallest.add(session);
    }

    void remove(final ClientSession session) {
        for (final Set<ClientSession> slice : slices) {
            slice.remove(session);
        }
    }

    /** The next slice of clients is sent its heartbeat, after what has come for it. True when all have had theirs: once a second. */
    boolean beat() {
        // Also finds what a wake-up has not: nothing waits longer than this.
        fanOut.catchUp();
        try {
            for (final ClientSession session : slices.get(next)) {
                session.outbox().closeIfStalled();
                if (session.isReady()) {
                    final Alike alike = new Alike(session.encoding(), session.streamKeys());
                    session.outbox()
                            .writeQueued(
                                    written.computeIfAbsent(alike, this::write).retainedDuplicate());
                }
            }
        } finally {
            written.values().forEach(ByteBuf::release);
            written.clear();
            next = (next + 1) % SLICES;
        }
        fanOut.flush();
        return next == 0;
    }

    private ByteBuf write(final Alike alike) {
        final ObjectNode heartbeat = heartbeat(alike.keys());
        final ByteBuf out = alike.encoding().begin(fanOut.allocator(), EXPECTED_LENGTH);
        if (alike.encoding() == WireEncoding.SBE) {
            binary.write(heartbeat, out);
        } else {
            out.writeBytes(heartbeat.toString().getBytes(StandardCharsets.UTF_8));
        }
        return alike.encoding().finish(out);
    }

    private ObjectNode heartbeat(final List<StreamKey> keys) {
        final ObjectNode heartbeat = JsonMessage.of("hb").put("nowUs", fanOut.nowUs());
        final ObjectNode feed = heartbeat.putObject("feed");
        final ObjectNode last = heartbeat.putObject("lastTsUs");
        final ObjectNode timeline = heartbeat.putObject("timeline");
        final ObjectNode head = heartbeat.putObject("head");
        for (final StreamKey key : keys) {
            final String matchId = Long.toString(key.matchId());
            final ActiveMatch match = fanOut.context().matches().match(key.matchId());
            if (match != null && !feed.has(matchId)) {
                feed.put(matchId, fanOut.context().feeds().state(match).label());
                last.put(matchId, fanOut.lastTsUs(match.id()));
                timeline.set(matchId, ServerMessage.timeline(match, fanOut));
            }
            final LiveStream stream = fanOut.streams().known(key);
            head.put(Integer.toString(stream.number()), stream.seq());
        }
        return heartbeat;
    }
}
