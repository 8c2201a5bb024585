package dev.touchline.overlay.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchline.engine.agent.EngineOutput;
import dev.touchline.overlay.access.AccessPolicy;
import dev.touchline.overlay.match.FeedMonitor;
import dev.touchline.overlay.match.MatchDirectory;
import dev.touchline.overlay.match.MatchDocument;
import dev.touchline.overlay.match.MatchService;
import dev.touchline.overlay.state.LiveDocuments;
import dev.touchline.protocol.Counter;
import dev.touchline.protocol.Counters;
import dev.touchline.protocol.overlay.FrameDecoder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.broadcast.BroadcastBufferDescriptor;
import org.agrona.concurrent.broadcast.BroadcastTransmitter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is rehearsed is the real thing, to the first frame. */
@Timeout(60)
class LiveRehearsalTest {
    private static final EpochNanoClock CLOCK = () -> 0;
    private static final int JOINS = 1000;

    private final UnsafeBuffer broadcast =
            new UnsafeBuffer(ByteBuffer.allocateDirect((1 << 16) + BroadcastBufferDescriptor.TRAILER_LENGTH));
    private final BroadcastTransmitter engine = new BroadcastTransmitter(broadcast);
    private final FrameMessages frames = new FrameMessages();
    private final Counters counters = new Counters();
    private LiveRehearsal rehearsal;
    private long lastSeq;

    @BeforeEach
    void open() throws IOException {
        rehearsal = rehearsal();
    }

    @AfterEach
    void close() {
        rehearsal.close();
    }

    @Test
    void shouldBeServedAFrameOnceSubscribed() throws IOException {
        for (int i = 0; i < JOINS; i++) {
            rehearsal.join(1, this::publish);
        }
        assertThat(value("live_joined")).isEqualTo(JOINS);
        assertThat(value("live_faults")).isZero();
    }

    @Test
    void shouldSayWhenItIsNotServed() {
        assertThatThrownBy(() -> rehearsal.join(1, () -> {})).isInstanceOf(IOException.class);
    }

    private void publish() {
        lastSeq++;
        final int length = frames.write(1, 1, lastSeq, lastSeq * 1_000, 0, 23);
        engine.transmit(FrameDecoder.TEMPLATE_ID, frames.buffer(), 0, length);
    }

    private long value(final String name) {
        return counters.all().stream()
                .filter(each -> each.name().equals(name))
                .mapToLong(Counter::value)
                .sum();
    }

    private LiveRehearsal rehearsal() throws IOException {
        final MatchDirectory directory = new MatchDirectory();
        new MatchService(directory, command -> true, id -> 0, registry -> {}, 37, (id, reopened) -> {})
                .put(new MatchDocument(1L, null, null, null, null, null, null));
        return new LiveRehearsal(new LiveContext(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                "test",
                new AccessPolicy(Set.of(), null),
                directory,
                new FeedMonitor(directory, CLOCK, Map::of),
                List.of(EngineOutput.of(broadcast)),
                command -> true,
                LiveDocuments.NONE,
                CLOCK,
                LiveContext.DEFAULT_MAX_RATE,
                counters));
    }
}
