package dev.touchline.server;

import dev.touchline.engine.agent.EngineAgent;
import dev.touchline.engine.agent.EngineContext;
import dev.touchline.engine.agent.EngineOutput;
import dev.touchline.ingest.DatagramIntake;
import dev.touchline.ingest.IntakeContext;
import dev.touchline.overlay.access.AccessPolicy;
import dev.touchline.overlay.live.LiveContext;
import dev.touchline.overlay.live.LiveRehearsal;
import dev.touchline.overlay.match.FeedMonitor;
import dev.touchline.overlay.match.MatchDirectory;
import dev.touchline.overlay.match.MatchDocument;
import dev.touchline.overlay.match.MatchService;
import dev.touchline.overlay.match.SourceDocument;
import dev.touchline.overlay.state.LiveDocuments;
import dev.touchline.protocol.Counters;
import dev.touchline.protocol.DatagramEncoder;
import dev.touchline.protocol.FeedRegistry;
import dev.touchline.protocol.RecordDescriptor;
import dev.touchline.protocol.TaiTime;
import dev.touchline.protocol.TimeWindow;
import dev.touchline.protocol.WallClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.broadcast.BroadcastBufferDescriptor;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs synthetic datagrams through the classes of the data plane, and then clients through the live socket's, before the
 * feed's socket is bound, so that they are compiled when the first real one comes: a cold JVM loses data at full rate, and holds
 * up frames for milliseconds when a client joins. What it uses is thrown away. The starting thread.
 */
final class WarmUp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final int CAPACITY = 1 << 20;
    private static final int MOST_FRAMES = 60_000;
    private static final int MOST_JOINS = 2_000;
    private static final int FRAMES_PER_CHECK = 256;
    private static final int OBJECTS = 23;
    private static final long FRAME_NS = 1_000_000L;
    private static final long MATCH = 1;
    private static final int SOURCE = 1;

    private final WallClock clock = new WallClock();
    private final Counters counters = new Counters();
    private final AtomicReference<FeedRegistry> registry = new AtomicReference<>(FeedRegistry.EMPTY);
    private final EngineOutput output =
            EngineOutput.of(RingMemory.allocate(CAPACITY + BroadcastBufferDescriptor.TRAILER_LENGTH));
    private final OneToOneRingBuffer ring =
            new OneToOneRingBuffer(RingMemory.allocate(CAPACITY + RingBufferDescriptor.TRAILER_LENGTH));
    private final EngineAgent engine;
    private final DatagramEncoder source;
    private final LiveRehearsal live;
    private final long startNs;
    private int frame;
    private int joined;

    private WarmUp(final int taiOffsetSeconds) throws IOException {
        engine = new EngineAgent(new EngineContext(0, ring, output, clock, taiOffsetSeconds, () -> {}, counters));
        final MatchDirectory directory = new MatchDirectory();
        final MatchService matches = new MatchService(
                directory, engine::offer, id -> 0, registry::set, taiOffsetSeconds, (id, reopened) -> {});
        // A replay: its time may go faster than the wall's.
        matches.put(new MatchDocument(
                MATCH,
                null,
                MatchDocument.Mode.REPLAY,
                null,
                null,
                null,
                List.of(new SourceDocument(SOURCE, null, null, null, null, null))));
        live = new LiveRehearsal(new LiveContext(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                "warm-up",
                new AccessPolicy(Set.of(), null),
                directory,
                new FeedMonitor(directory, clock, Map::of),
                List.of(output),
                engine::offer,
                LiveDocuments.NONE,
                clock,
                LiveContext.DEFAULT_MAX_RATE,
                counters));
        final DatagramIntake intake = new DatagramIntake(
                new IntakeContext(List.of(ring), registry::get, TimeWindow.DEFAULT, clock, shard -> {}, counters),
                false);
        final UnsafeBuffer view = new UnsafeBuffer(0, 0);
        final InetAddress sender = InetAddress.getLoopbackAddress();
        source = new DatagramEncoder((int) MATCH, SOURCE, 1, null, datagram -> {
            view.wrap(datagram);
            intake.onDatagram(registry.get(), view, 0, datagram.remaining(), sender, clock.nanoTime());
        });
        startNs = TaiTime.fromUtcNs(clock.nanoTime(), taiOffsetSeconds);
    }

    /** Warms up for at most so long. */
    static void run(final int mostMs, final int taiOffsetSeconds) {
        if (mostMs <= 0) {
            return;
        }
        final long startNs = System.nanoTime();
        final long mostNs = TimeUnit.MILLISECONDS.toNanos(mostMs);
        try (WarmUp warmUp = new WarmUp(taiOffsetSeconds)) {
            warmUp.receive(startNs + mostNs / 2);
            warmUp.join(startNs + mostNs);
            LOG.info("warm: frames={}, joins={}", warmUp.frame, warmUp.joined);
        } catch (final IOException e) {
            // No reason not to serve: the first clients cost more, that is all.
            LOG.warn("warm-up ended early: reason={}", e.getMessage());
        }
    }

    private void receive(final long deadlineNs) {
        while (frame < MOST_FRAMES && (frame % FRAMES_PER_CHECK != 0 || System.nanoTime() - deadlineNs < 0)) {
            nextFrame();
        }
    }

    private void join(final long deadlineNs) throws IOException {
        while (joined < MOST_JOINS && System.nanoTime() - deadlineNs < 0) {
            live.join(MATCH, this::nextFrame);
            joined++;
        }
    }

    private void nextFrame() {
        final long timeNs = startNs + frame * FRAME_NS;
        for (int object = 0; object < OBJECTS; object++) {
            final int x = (frame * 7 + object * 1_000) % 50_000;
            final boolean last = object == OBJECTS - 1;
            source.position(
                    object,
                    frame & 1,
                    frame,
                    timeNs,
                    x,
                    object * 1_000,
                    0,
                    20,
                    last ? RecordDescriptor.FLAG_LAST_OF_FRAME : 0);
        }
        frame++;
        engine.doWork();
        // The ring's reader stops where the ring begins anew.
        engine.doWork();
    }

    @Override
    public void close() {
        live.close();
    }
}
