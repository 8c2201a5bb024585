package dev.touchline.overlay.live;

import dev.touchline.engine.agent.EngineCommand;
import dev.touchline.engine.agent.EngineOutput;
import dev.touchline.overlay.access.AccessPolicy;
import dev.touchline.overlay.match.FeedMonitor;
import dev.touchline.overlay.match.MatchDirectory;
import dev.touchline.overlay.match.MatchDocument;
import dev.touchline.overlay.match.MatchService;
import dev.touchline.overlay.match.Precondition;
import dev.touchline.overlay.state.LiveDocuments;
import dev.touchline.protocol.Counters;
import dev.touchline.protocol.overlay.EventEncoder;
import dev.touchline.protocol.overlay.EventKind;
import dev.touchline.protocol.overlay.FeedChange;
import dev.touchline.protocol.overlay.FrameDecoder;
import dev.touchline.protocol.overlay.MessageHeaderEncoder;
import dev.touchline.protocol.overlay.Team;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.broadcast.BroadcastBufferDescriptor;
import org.agrona.concurrent.broadcast.BroadcastTransmitter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A live server with two engines' buffers, match 1 in the first and 2 in the second, and the test in the engines' place. */
abstract class LiveServerFixture {
    static final int MAX_RATE = 1_000;

    private static final int CAPACITY = 1 << 20;
    private static final int OBJECTS = 23;
    private static final EpochNanoClock CLOCK = new SystemEpochNanoClock();

    private final List<EngineOutput> outputs = List.of(EngineOutput.of(buffer()), EngineOutput.of(buffer()));
    private final List<BroadcastTransmitter> engines = outputs.stream()
            .map(output -> new BroadcastTransmitter(output.broadcast()))
            .toList();
    private final FrameMessages frames = new FrameMessages();
    private final Counters counters = new Counters();
    private final Queue<EngineCommand> commands = new ConcurrentLinkedQueue<>();
    private MatchService matches;
    LiveServer server;

    @BeforeEach
    void openServer() throws IOException {
        final MatchDirectory directory = new MatchDirectory();
        matches = new MatchService(
                directory, command -> true, id -> (int) id - 1, registry -> {}, 37, (id, reopened) -> {});
        matches.put(new MatchDocument(1L, null, null, null, null, null, null));
        matches.put(new MatchDocument(2L, null, null, null, null, null, null));
        server = LiveServer.open(new LiveContext(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                "test",
                access(),
                directory,
                new FeedMonitor(directory, CLOCK, Map::of),
                outputs,
                commands::add,
                LiveDocuments.NONE,
                CLOCK,
                MAX_RATE,
                counters,
                door()));
    }

    /** Who may come in. */
    AccessPolicy access() {
        return new AccessPolicy(Set.of(), null);
    }

    /** How much of the server clients may take. */
    DoorContext door() {
        return DoorContext.DEFAULT;
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    /** Ends a match, as the control plane does; its engine has not heard of it yet. */
    final void endMatch(final long matchId) {
        matches.delete(matchId, Precondition.NONE);
        server.onMatchChanged(matchId, false);
    }

    /** The engines have done what they were asked, and have closed the matches that have ended. */
    final void answerCommands() {
        commands.removeIf(command -> {
            if (command instanceof EngineCommand.Ask<?> ask) {
                ask.answer().completeExceptionally(new NoSuchElementException("match is not open"));
            }
            return true;
        });
    }

    private static AtomicBuffer buffer() {
        return new UnsafeBuffer(ByteBuffer.allocateDirect(CAPACITY + BroadcastBufferDescriptor.TRAILER_LENGTH));
    }

    /** Publishes a frame of a match, 1 ms of capture time after the one before. */
    final void publish(final long matchId, final long seq) {
        final int shard = (int) matchId - 1;
        final int length = frames.write(matchId, 1, seq, seq * 1_000, CLOCK.nanoTime() / 1_000, OBJECTS);
        engines.get(shard).transmit(FrameDecoder.TEMPLATE_ID, frames.buffer(), 0, length);
        server.onPublished(shard);
    }

    /** Publishes an event of a match, a pass from 7 to 10. */
    final void publishEvent(final long matchId, final long epoch, final long seq) {
        publishEventAt(matchId, epoch, seq, seq * 1_000);
    }

    /** Publishes an event of an instant. */
    final void publishEventAt(final long matchId, final long epoch, final long seq, final long tsUs) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        final EventEncoder event = new EventEncoder();
        event.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .matchId(matchId)
                .epoch(epoch)
                .seq(seq)
                .tsUs(tsUs)
                .durationUs(840_000)
                .value(14_200)
                .kind(EventKind.PASS)
                .team(Team.HOME)
                .objectId((short) 7)
                .otherId((short) 10)
                .completed((short) 1)
                .fromX(3_100)
                .fromY(-8_000)
                .toX(Integer.MIN_VALUE)
                .toY(Integer.MIN_VALUE)
                .change(FeedChange.NONE)
                .sourceId(-1);
        publish(matchId, buffer, event);
    }

    /** Publishes what has become of a source of match 1, with a duration of 3.04 s and a value of 12,345 millionths. */
    final void publishFeedEvent(final long seq, final FeedChange change, final int sourceId) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        final EventEncoder event = new EventEncoder();
        event.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .matchId(1)
                .epoch(1)
                .seq(seq)
                .tsUs(seq * 1_000)
                .durationUs(3_040_000)
                .value(12_345)
                .kind(EventKind.FEED)
                .team(Team.NONE)
                .objectId((short) 255)
                .otherId((short) 255)
                .completed((short) 0)
                .fromX(Integer.MIN_VALUE)
                .fromY(Integer.MIN_VALUE)
                .toX(Integer.MIN_VALUE)
                .toY(Integer.MIN_VALUE)
                .change(change)
                .sourceId(sourceId);
        publish(1, buffer, event);
    }

    private void publish(final long matchId, final UnsafeBuffer buffer, final EventEncoder event) {
        final int shard = (int) matchId - 1;
        outputs.get(shard)
                .events()
                .write(
                        EventEncoder.TEMPLATE_ID,
                        buffer,
                        0,
                        MessageHeaderEncoder.ENCODED_LENGTH + event.encodedLength());
        server.onPublished(shard);
    }

    final long counter(final String name) {
        return counters.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
