package dev.touchline.overlay.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.engine.state.Side;
import dev.touchline.overlay.wire.Policy;
import dev.touchline.overlay.wire.Rate;
import dev.touchline.overlay.wire.RowField;
import dev.touchline.overlay.wire.StreamKey;
import dev.touchline.overlay.wire.WireEncoding;
import dev.touchline.overlay.wire.Zone;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ten frames a second: a slot is 100 ms, a sixteenth of it 6.25 ms. */
@Timeout(10)
class FrameStreamTest {
    private final MatchFrames frames = new MatchFrames();
    private final FrameStream stream = stream(new Rate(10, 1));
    private final Queue<ClientGroup> waiting = new ArrayDeque<>();

    @Test
    void shouldSendTheFirst32ClientsTheSameFrames() {
        subscribe(32);

        assertThat(dueAt(0)).containsExactly(32);
        assertThat(dueAt(99_999)).isEmpty();
        assertThat(dueAt(100_000)).containsExactly(32);
    }

    @Test
    void shouldSendFurtherClientsFramesOfOtherInstants() {
        subscribe(100);

        assertThat(dueAt(0)).as("the first frame there is").containsExactly(32, 32, 32, 4);
        // Phases 0, 8, 4 and 12 sixteenths ahead: due from 100, 50, 75 and 25 ms on.
        assertThat(dueAt(24_999)).isEmpty();
        assertThat(dueAt(25_000)).containsExactly(4);
        assertThat(dueAt(50_000)).containsExactly(32);
        assertThat(dueAt(75_000)).containsExactly(32);
        assertThat(dueAt(99_999)).isEmpty();
        assertThat(dueAt(100_000)).containsExactly(32);
        assertThat(dueAt(125_000)).containsExactly(4);
    }

    @Test
    void shouldFillSixteenGroupsAndThenAllAlike() {
        subscribe(16 * 32 + 32);

        assertThat(dueAt(0)).hasSize(16).containsOnly(34);
    }

    @Test
    void shouldGiveTheRoomOfThoseWhoLeftToThoseWhoCome() {
        final List<Subscription> clients = subscribe(40);
        clients.subList(0, 8).forEach(stream::remove);
        subscribe(8);

        assertThat(dueAt(0)).containsExactly(32, 8);
    }

    @Test
    void shouldSayFromWhenOnAFrameIsDue() {
        assertThat(stream.dueUs()).as("nobody is there").isEqualTo(Long.MAX_VALUE);
        subscribe(33);
        assertThat(stream.dueUs()).as("nothing was sent yet").isEqualTo(Long.MIN_VALUE);

        dueAt(0);
        assertThat(stream.dueUs()).isEqualTo(50_000);
        dueAt(50_001);
        assertThat(stream.dueUs()).isEqualTo(100_000);
    }

    @Test
    void shouldSendEveryFrameWhenNothingIsThinned() {
        final FrameStream every = stream(new Rate(LiveContext.DEFAULT_MAX_RATE, 1));
        assertThat(every.dueUs()).as("nobody is there").isEqualTo(Long.MAX_VALUE);
        subscribe(every, 40);

        assertThat(dueAt(every, 5)).containsExactly(32, 8);
        assertThat(dueAt(every, 5)).as("the same instant").containsExactly(32, 8);
        assertThat(dueAt(every, 6)).containsExactly(32, 8);
        assertThat(every.dueUs()).isEqualTo(Long.MIN_VALUE);
    }

    private FrameStream stream(final Rate rate) {
        return new FrameStream(
                1,
                new StreamKey.Frames(
                        1,
                        List.of(RowField.O),
                        List.of(),
                        Side.NONE,
                        Zone.EVERYWHERE,
                        rate,
                        StreamKey.NO_CAMERA,
                        WireEncoding.JSON),
                FakeTime.context(1),
                frames,
                null);
    }

    private List<Subscription> subscribe(final int clients) {
        return subscribe(stream, clients);
    }

    private static List<Subscription> subscribe(final FrameStream stream, final int clients) {
        final List<Subscription> subscriptions = IntStream.range(0, clients)
                .mapToObj(id -> new Subscription(null, id, stream, Policy.LATEST, 0))
                .toList();
        subscriptions.forEach(stream::add);
        return subscriptions;
    }

    private List<Integer> dueAt(final long tsUs) {
        return dueAt(stream, tsUs);
    }

    /** The sizes of the groups that a frame of an instant is for. */
    private List<Integer> dueAt(final FrameStream asked, final long tsUs) {
        waiting.clear();
        final int joined = asked.await(tsUs, waiting);
        assertThat(joined).isEqualTo(waiting.size());
        return waiting.stream().map(ClientGroup::size).toList();
    }
}
