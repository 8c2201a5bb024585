package dev.touchline.bench;

import dev.touchline.engine.agent.EngineOutput;
import dev.touchline.overlay.access.AccessPolicy;
import dev.touchline.overlay.live.LiveContext;
import dev.touchline.overlay.live.LiveServer;
import dev.touchline.overlay.match.FeedMonitor;
import dev.touchline.overlay.match.MatchDirectory;
import dev.touchline.overlay.match.MatchDocument;
import dev.touchline.overlay.match.MatchService;
import dev.touchline.overlay.state.LiveDocuments;
import dev.touchline.protocol.Counter;
import dev.touchline.protocol.Counters;
import dev.touchline.protocol.overlay.FrameEncoder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.broadcast.BroadcastBufferDescriptor;
import org.agrona.concurrent.broadcast.BroadcastTransmitter;

/** The real live server on loopback, without an engine: synthetic frames are published in its place. One thread publishes. */
final class PublishedFrames implements AutoCloseable {
    private static final int BROADCAST = 1 << 23;
    private static final int TAI_OFFSET_SECONDS = 37;

    private final UnsafeBuffer broadcast =
            new UnsafeBuffer(ByteBuffer.allocateDirect(BROADCAST + BroadcastBufferDescriptor.TRAILER_LENGTH));
    private final BroadcastTransmitter transmitter = new BroadcastTransmitter(broadcast);
    private final SyntheticFrames frames = new SyntheticFrames();
    private final Counters counters = new Counters();
    private final EpochNanoClock clock;
    private final long matchId;
    private final LiveServer server;
    private final Counter messagesSent;

    PublishedFrames(final long matchId, final EpochNanoClock clock) throws Exception {
        this.matchId = matchId;
        this.clock = clock;
        final MatchDirectory matches = new MatchDirectory();
        new MatchService(matches, command -> true, id -> 0, registry -> {}, TAI_OFFSET_SECONDS, (id, reopened) -> {})
                .put(new MatchDocument(matchId, null, null, null, null, null, null));
        server = LiveServer.open(new LiveContext(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                "bench",
                new AccessPolicy(Set.of(), null),
                matches,
                new FeedMonitor(matches, clock, Map::of),
                List.of(EngineOutput.of(broadcast)),
                command -> true,
                LiveDocuments.NONE,
                clock,
                LiveContext.DEFAULT_MAX_RATE,
                counters));
        messagesSent = counters.all().stream()
                .filter(each -> each.name().equals("live_messages_sent"))
                .findFirst()
                .orElseThrow();
    }

    /** Where clients connect. */
    URI url() {
        return URI.create("ws://127.0.0.1:" + server.address().getPort() + "/v1/live");
    }

    /** Publishes a frame of now, and rings for it. */
    void publish() {
        final int length = frames.next(matchId, clock.nanoTime() / 1_000);
        transmitter.transmit(FrameEncoder.TEMPLATE_ID, frames.buffer(), 0, length);
        server.onPublished(0);
    }

    /** Messages written to clients so far. */
    long messagesSent() {
        return messagesSent.value();
    }

    @Override
    public void close() {
        server.close();
    }
}
