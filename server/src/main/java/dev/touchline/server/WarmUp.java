package dev.touchline.server;

import dev.touchline.engine.MatchContext;
import dev.touchline.engine.MatchCounters;
import dev.touchline.engine.agent.EngineAgent;
import dev.touchline.engine.agent.EngineCommand;
import dev.touchline.engine.agent.EngineContext;
import dev.touchline.engine.agent.MatchLatency;
import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.Teams;
import dev.touchline.ingest.DatagramIntake;
import dev.touchline.ingest.IntakeContext;
import dev.touchline.protocol.Counter;
import dev.touchline.protocol.Counters;
import dev.touchline.protocol.DatagramEncoder;
import dev.touchline.protocol.FeedRegistry;
import dev.touchline.protocol.MatchRegistration;
import dev.touchline.protocol.RecordDescriptor;
import dev.touchline.protocol.SourceCounters;
import dev.touchline.protocol.SourceRegistration;
import dev.touchline.protocol.TaiTime;
import dev.touchline.protocol.TimeWindow;
import dev.touchline.protocol.WallClock;
import java.net.InetAddress;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.broadcast.BroadcastBufferDescriptor;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * Runs synthetic datagrams through the classes of the data plane before the feed's socket is bound, so that they are
 * compiled when the first real one comes: a cold JVM loses data at full rate. What it uses is thrown away. The starting
 * thread.
 */
final class WarmUp {
    private static final int CAPACITY = 1 << 20;
    private static final int MOST_FRAMES = 60_000;
    private static final int FRAMES_PER_CHECK = 256;
    private static final int OBJECTS = 23;
    private static final long FRAME_NS = 1_000_000L;

    private final WallClock clock = new WallClock();
    private final Counters counters = new Counters();
    private final OneToOneRingBuffer ring =
            new OneToOneRingBuffer(RingMemory.allocate(CAPACITY + RingBufferDescriptor.TRAILER_LENGTH));
    private final EngineAgent engine;
    private final DatagramEncoder source;
    private final int taiOffsetSeconds;

    private WarmUp(final int taiOffsetSeconds) {
        this.taiOffsetSeconds = taiOffsetSeconds;
        engine = new EngineAgent(new EngineContext(
                0,
                ring,
                RingMemory.allocate(CAPACITY + BroadcastBufferDescriptor.TRAILER_LENGTH),
                clock,
                taiOffsetSeconds,
                () -> {},
                counters));
        final FeedRegistry registry = new FeedRegistry(List.of(new MatchRegistration(
                1, true, new Counter("t", ""), List.of(new SourceRegistration(1, null, null, new SourceCounters())))));
        final DatagramIntake intake = new DatagramIntake(
                new IntakeContext(List.of(ring), () -> registry, TimeWindow.DEFAULT, clock, shard -> {}, counters),
                false);
        final UnsafeBuffer view = new UnsafeBuffer(0, 0);
        final InetAddress sender = InetAddress.getLoopbackAddress();
        source = new DatagramEncoder(1, 1, 1, null, datagram -> {
            view.wrap(datagram);
            intake.onDatagram(registry, view, 0, datagram.remaining(), sender, clock.nanoTime());
        });
    }

    /** Warms up for at most so long. */
    static void run(final int mostMs, final int taiOffsetSeconds) {
        if (mostMs > 0) {
            new WarmUp(taiOffsetSeconds).run(System.nanoTime() + mostMs * 1_000_000L);
        }
    }

    private void run(final long deadlineNs) {
        engine.offer(new EngineCommand.OpenMatch(
                new MatchContext(
                        1,
                        true,
                        new Pitch(105_000, 68_000),
                        Teams.UNKNOWN,
                        taiOffsetSeconds,
                        1,
                        new Counter("t", ""),
                        new MatchCounters()),
                MatchLatency.create()));
        final long startNs = TaiTime.fromUtcNs(clock.nanoTime(), taiOffsetSeconds) - 5_000_000_000L;
        for (int frame = 0; frame < MOST_FRAMES; frame++) {
            if (frame % FRAMES_PER_CHECK == 0 && System.nanoTime() - deadlineNs > 0) {
                return;
            }
            // Time goes round in a window that is believed, so that every path of the filter is run.
            frame(frame, startNs + frame % 4_000 * FRAME_NS);
            engine.doWork();
        }
    }

    private void frame(final int frame, final long timeNs) {
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
    }
}
