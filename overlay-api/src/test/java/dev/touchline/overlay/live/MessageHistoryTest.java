package dev.touchline.overlay.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.protocol.Counters;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages of 100 bytes, one a second, kept for ten seconds. */
@Timeout(10)
class MessageHistoryTest {
    private static final int LENGTH = 100;
    private static final long SECOND_US = 1_000_000;

    private final LiveCounters counters = new LiveCounters(new Counters());

    @Test
    void shouldLetGoOfWhatIsTooOld() {
        final MessageHistory history = history(1 << 20);
        final ByteBuf first = add(history, 1);
        add(history, 2, 12);

        assertThat(seqs(history)).containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
        assertThat(history.forgottenSeq()).isEqualTo(1);
        assertThat(first.refCnt()).as("only its maker holds it").isEqualTo(1);
        assertThat(counters.historyBytes.value()).isEqualTo(11 * LENGTH);
        assertThat(counters.historyDropped.value()).isZero();
    }

    @Test
    void shouldLetGoOfTheOldestWhenTheBudgetIsUsedUp() {
        final MessageHistory history = history(3 * LENGTH);
        add(history, 1, 5);

        assertThat(seqs(history)).containsExactly(3L, 4L, 5L);
        assertThat(history.forgottenSeq()).isEqualTo(2);
        assertThat(counters.historyDropped.value()).isEqualTo(2);
    }

    @Test
    void shouldKeepNothingWhenOthersHaveUsedTheBudgetUp() {
        final HistoryBudget shared = new HistoryBudget(2 * LENGTH, counters.historyBytes, counters.historyDropped);
        final MessageHistory greedy = new MessageHistory(shared, 0, 10 * SECOND_US);
        final MessageHistory other = new MessageHistory(shared, 0, 10 * SECOND_US);
        add(greedy, 1, 2);
        final ByteBuf message = add(other, 7);

        assertThat(seqs(other)).isEmpty();
        assertThat(other.forgottenSeq()).isEqualTo(7);
        assertThat(message.refCnt()).isEqualTo(1);

        greedy.clear();
        add(other, 8);
        assertThat(seqs(other)).containsExactly(8L);
        assertThat(other.gapFrom(other.first())).as("7 was never kept").isEqualTo(7);
        assertThat(counters.historyBytes.value()).isEqualTo(LENGTH);
    }

    @Test
    void shouldFindItsWayWhenItHasGrownAndGoneRound() {
        final MessageHistory history = history(1 << 20);
        history.keepFor(300 * SECOND_US);
        add(history, 1, 500);

        assertThat(seqs(history))
                .isEqualTo(LongStream.rangeClosed(200, 500).boxed().toList());
        assertThat(history.seq(history.placeAfter(400))).isEqualTo(401);
        assertThat(history.placeAfter(500)).isEqualTo(history.end());
        assertThat(history.placeAfter(1)).isEqualTo(history.first());
    }

    @Test
    void shouldSayWhatItsStreamMissedBeforeTheNextMessage() {
        final MessageHistory history = history(1 << 20);
        add(history, 1);
        history.onMissed(2, 3);
        history.onMissed(4, 6);
        add(history, 7, 8);

        assertThat(history.gapFrom(0)).isZero();
        assertThat(history.gapFrom(1)).isEqualTo(2);
        assertThat(history.gapTo(1)).isEqualTo(6);
        assertThat(history.gapFrom(2)).isZero();
    }

    private MessageHistory history(final long budgetBytes) {
        return new MessageHistory(
                new HistoryBudget(budgetBytes, counters.historyBytes, counters.historyDropped), 0, 10 * SECOND_US);
    }

    private static void add(final MessageHistory history, final long from, final long to) {
        for (long seq = from; seq <= to; seq++) {
            add(history, seq);
        }
    }

    private static ByteBuf add(final MessageHistory history, final long seq) {
        final ByteBuf message = Unpooled.wrappedBuffer(new byte[LENGTH]);
        history.add(message, seq, seq * SECOND_US, seq * SECOND_US);
        return message;
    }

    private static List<Long> seqs(final MessageHistory history) {
        return LongStream.range(history.first(), history.end())
                .map(history::seq)
                .boxed()
                .toList();
    }
}
