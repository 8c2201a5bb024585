package dev.touchline.engine.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchline.engine.state.MatchEvent;
import dev.touchline.engine.state.Side;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.protocol.overlay.EventDecoder;
import dev.touchline.protocol.overlay.EventKind;
import dev.touchline.protocol.overlay.FeedChange;
import dev.touchline.protocol.overlay.MessageHeaderDecoder;
import dev.touchline.protocol.overlay.Team;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class EventLogTest {
    private final List<byte[]> published = new ArrayList<>();
    private final EventLog log = log();

    private EventLog log() {
        final EventLog created = new EventLog(7, (buffer, offset, length) -> {
            final byte[] bytes = new byte[length];
            buffer.getBytes(offset, bytes);
            published.add(bytes);
        });
        created.clear(1);
        return created;
    }

    private static MatchEvent pass(final long tsUs) {
        final MatchEvent event = new MatchEvent().begin(MatchEvent.Kind.PASS, tsUs);
        event.side = Side.AWAY;
        event.objectId = 14;
        event.otherId = 15;
        event.completed = true;
        event.value = 12_500;
        event.fromX = -100;
        return event;
    }

    @Test
    void shouldPublishAnEventAtOnceUnderTheNextNumber() {
        log.onEvent(pass(1_000));
        log.onEvent(pass(2_000));

        assertThat(published).hasSize(2);
        final EventDecoder event = new EventDecoder()
                .wrapAndApplyHeader(new UnsafeBuffer(published.get(1)), 0, new MessageHeaderDecoder());
        assertThat(event.matchId()).isEqualTo(7);
        assertThat(event.seq()).isEqualTo(2);
        assertThat(event.tsUs()).isEqualTo(2_000);
        assertThat(event.kind()).isEqualTo(EventKind.PASS);
        assertThat(event.team()).isEqualTo(Team.AWAY);
        assertThat(event.objectId()).isEqualTo((short) 14);
        assertThat(event.otherId()).isEqualTo((short) 15);
        assertThat(event.completed()).isEqualTo((short) 1);
        assertThat(event.value()).isEqualTo(12_500);
        assertThat(event.fromX()).isEqualTo(-100);
        assertThat(event.toX()).isEqualTo(MatchEvent.UNKNOWN);
    }

    private static MatchEvent missing(final long tsUs) {
        final MatchEvent event = new MatchEvent().begin(MatchEvent.Kind.FEED, tsUs);
        event.change = FeedChange.MISSING;
        event.sourceId = 65_535;
        return event;
    }

    @Test
    void shouldPublishWhatHasBecomeOfASourceWithAnyId() {
        log.onEvent(missing(1_000));
        log.onEvent(pass(2_000));

        final EventDecoder event = new EventDecoder()
                .wrapAndApplyHeader(new UnsafeBuffer(published.get(0)), 0, new MessageHeaderDecoder());
        assertThat(event.kind()).isEqualTo(EventKind.FEED);
        assertThat(event.change()).isEqualTo(FeedChange.MISSING);
        assertThat(event.sourceId()).isEqualTo(65_535);
        event.wrapAndApplyHeader(new UnsafeBuffer(published.get(1)), 0, new MessageHeaderDecoder());
        assertThat(event.change()).isEqualTo(FeedChange.NONE);
        assertThat(event.sourceId()).isEqualTo(MatchEvent.NO_SOURCE);
    }

    @Test
    void shouldKeepTheNewestAndSayByTheFirstNumberWhatIsGone() {
        for (int i = 1; i <= EventLog.KEPT + 3; i++) {
            log.onEvent(pass(i));
        }
        assertThat(log.newest()).isEqualTo(EventLog.KEPT + 3);
        assertThat(log.after(0, 2)).extracting(RecordedEvent::seq).containsExactly(4L, 5L);
        assertThat(log.after(EventLog.KEPT + 2, 10))
                .extracting(RecordedEvent::tsUs)
                .containsExactly(1_027L);
        assertThat(log.after(EventLog.KEPT + 3, 10)).isEmpty();
    }

    @Test
    void shouldGoOnAlikeAfterASnapshot() {
        log.onEvent(pass(1_000));
        log.onEvent(missing(2_000));
        final StateWriter out = new StateWriter();
        log.save(out);
        final EventLog restored = log();
        restored.load(new StateReader(out.toBytes()));
        assertThat(restored.after(0, 10)).isEqualTo(log.after(0, 10));

        published.clear();
        log.onEvent(pass(3_000));
        restored.onEvent(pass(3_000));
        assertThat(published.get(1)).isEqualTo(published.get(0));
    }

    @Test
    void shouldRefuseASnapshotThatEndsEarly() {
        log.onEvent(pass(1_000));
        final StateWriter out = new StateWriter();
        log.save(out);
        final byte[] bytes = out.toBytes();
        assertThatThrownBy(() -> log().load(new StateReader(Arrays.copyOf(bytes, bytes.length - 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ends too early");
    }
}
