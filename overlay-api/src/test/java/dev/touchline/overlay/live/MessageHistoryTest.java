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

    private static final long KEPT_US = 10 * SECOND_US;

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
    void shouldNotKeepAMessageThatIsLongerThanTheBudget() {
        final MessageHistory history = history(3 * LENGTH);
        add(history, 1);
        final ByteBuf long7 = Unpooled.wrappedBuffer(new byte[4 * LENGTH]);
        history.add(long7, 7, 7 * SECOND_US, 7 * SECOND_US);

        assertThat(seqs(history)).as("nothing makes way for it").containsExactly(1L);
        assertThat(history.forgottenSeq()).isEqualTo(7);
        assertThat(long7.refCnt()).isEqualTo(1);
        assertThat(counters.historyDropped.value()).isEqualTo(1);

        add(history, 8);
        assertThat(history.gapFrom(history.end() - 1)).as("7 was never kept").isEqualTo(7);
        assertThat(counters.historyBytes.value()).isEqualTo(2 * LENGTH);
    }

    @Test
    void shouldNotShortenAModestMatchsHistoryWhenAnotherMatchIsGreedy() {
        final HistoryBudget shared = budget(10 * LENGTH);
        final MessageHistory greedy = history(shared, 1);
        final MessageHistory modest = history(shared, 2);
        add(greedy, 1, 10);
        add(modest, 1, 3);

        assertThat(seqs(modest)).as("taken from who holds most").containsExactly(1L, 2L, 3L);
        assertThat(seqs(greedy)).containsExactly(4L, 5L, 6L, 7L, 8L, 9L, 10L);
        assertThat(greedy.forgottenSeq()).isEqualTo(3);

        add(greedy, 11, 13);
        assertThat(seqs(modest)).containsExactly(1L, 2L, 3L);
        assertThat(seqs(greedy)).containsExactly(7L, 8L, 9L, 10L, 11L, 12L, 13L);
        assertThat(counters.historyDropped.value()).isEqualTo(6);
        assertThat(counters.historyBytes.value()).isEqualTo(10 * LENGTH);
    }

    @Test
    void shouldShareEquallyBetweenMatchesThatAreAllGreedy() {
        final HistoryBudget shared = budget(10 * LENGTH);
        final MessageHistory first = history(shared, 1);
        final MessageHistory second = history(shared, 2);
        add(first, 1, 8);
        add(second, 1, 8);
        add(first, 9, 10);

        assertThat(seqs(first)).containsExactly(6L, 7L, 8L, 9L, 10L);
        assertThat(seqs(second)).containsExactly(4L, 5L, 6L, 7L, 8L);
    }

    @Test
    void shouldShortenTheLongestHistoryOfAMatchThatHoldsMost() {
        final HistoryBudget shared = budget(10 * LENGTH);
        final MessageHistory everyFrame = history(shared, 1);
        final MessageHistory thinned = history(shared, 1);
        final MessageHistory modest = history(shared, 2);
        add(thinned, 1, 3);
        add(everyFrame, 1, 7);
        add(modest, 1, 1);
        add(thinned, 4, 4);

        assertThat(seqs(everyFrame)).containsExactly(3L, 4L, 5L, 6L, 7L);
        assertThat(seqs(thinned)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(seqs(modest)).containsExactly(1L);
    }

    @Test
    void shouldLeaveAllToTheMatchesThatGoOnWhenOneEnds() {
        final HistoryBudget shared = budget(4 * LENGTH);
        final MessageHistory ended = history(shared, 1);
        final MessageHistory other = history(shared, 2);
        add(ended, 1, 2);
        ended.clear();
        add(other, 1, 4);

        assertThat(seqs(other)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(counters.historyDropped.value()).isZero();
        assertThat(counters.historyBytes.value()).isEqualTo(4 * LENGTH);
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

    private HistoryBudget budget(final long bytes) {
        return new HistoryBudget(bytes, counters.historyBytes, counters.historyDropped);
    }

    private MessageHistory history(final long budgetBytes) {
        return history(budget(budgetBytes), 1);
    }

    private static MessageHistory history(final HistoryBudget budget, final long matchId) {
        return new MessageHistory(budget, matchId, 0, KEPT_US);
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
