package dev.touchline.overlay.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.overlay.client.ClientReport;
import java.util.ArrayDeque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Turn by turn, with numbers in the place of sessions. */
@Timeout(10)
class ClientListingTest {
    private static final int MANY = 10_000;

    private final NavigableMap<String, Long> sessions = new TreeMap<>();
    private final Queue<Runnable> turns = new ArrayDeque<>();
    private final ClientListing<Long> listing = new ClientListing<>(sessions, this::report, turns::add);
    private int reports;

    private static String id(final long number) {
        return String.format("c%05d", number);
    }

    private static List<String> ids(final long from, final long to) {
        return LongStream.rangeClosed(from, to).mapToObj(ClientListingTest::id).toList();
    }

    private ClientReport report(final long number) {
        reports++;
        return new ClientReport(
                id(number), null, null, null, null, null, null, "touchline.v1.json", number, 0, List.of(), null);
    }

    private void connect(final long clients) {
        LongStream.rangeClosed(1, clients).forEach(number -> sessions.put(id(number), number));
    }

    private CompletableFuture<List<ClientReport>> list(final String after, final int most) {
        final CompletableFuture<List<ClientReport>> answer = new CompletableFuture<>();
        listing.list(after, most, answer);
        return answer;
    }

    /** Runs a turn, which may not build more than a slice. */
    private void turn() {
        assertThat(turns).as("one at a time").hasSize(1);
        final int before = reports;
        turns.remove().run();
        assertThat(reports - before).isLessThanOrEqualTo(ClientListing.SLICE);
    }

    private void turnsUntil(final CompletableFuture<?> answer) {
        while (!answer.isDone()) {
            turn();
        }
    }

    private static List<String> ids(final CompletableFuture<List<ClientReport>> answer) {
        return answer.join().stream().map(ClientReport::id).toList();
    }

    @Test
    void shouldReportOnManyClientsASliceATurn() {
        connect(MANY);

        final CompletableFuture<List<ClientReport>> answer = list("", Integer.MAX_VALUE);
        assertThat(reports).as("nothing before its turn").isZero();
        turnsUntil(answer);

        assertThat(ids(answer)).isEqualTo(ids(1, MANY));
        assertThat(turns).isEmpty();
    }

    @Test
    void shouldReportOnNoMoreClientsThanAreAskedFor() {
        connect(MANY);

        final CompletableFuture<List<ClientReport>> answer = list(id(500), 200);
        turnsUntil(answer);

        assertThat(ids(answer)).isEqualTo(ids(501, 700));
        assertThat(reports).isEqualTo(200);
    }

    @Test
    void shouldShareTurnsWhenSeveralAsk() {
        connect(1_000);

        final List<CompletableFuture<List<ClientReport>>> answers =
                List.of(list("", 1_000), list("", 1_000), list(id(990), 1_000));
        answers.forEach(this::turnsUntil);

        assertThat(ids(answers.get(0))).isEqualTo(ids(1, 1_000));
        assertThat(ids(answers.get(1))).isEqualTo(ids(1, 1_000));
        assertThat(ids(answers.get(2))).isEqualTo(ids(991, 1_000));
    }

    @Test
    void shouldLeaveOutWhoHasGoneWhenItsTurnComes() {
        connect(3 * ClientListing.SLICE);

        final CompletableFuture<List<ClientReport>> answer = list("", Integer.MAX_VALUE);
        turn();
        sessions.remove(id(1));
        sessions.remove(id(ClientListing.SLICE));
        sessions.remove(id(2 * ClientListing.SLICE));
        turnsUntil(answer);

        assertThat(ids(answer))
                .hasSize(3 * ClientListing.SLICE - 1)
                .contains(id(1), id(ClientListing.SLICE))
                .doesNotContain(id(2 * ClientListing.SLICE));
    }

    @Test
    void shouldStopWhenNobodyWaitsAnyMore() {
        connect(MANY);

        final CompletableFuture<List<ClientReport>> answer = list("", Integer.MAX_VALUE);
        turn();
        answer.cancel(false);
        turn();

        assertThat(turns).isEmpty();
        assertThat(reports).isEqualTo(ClientListing.SLICE);
    }

    @Test
    void shouldAnswerWhenNobodyIsConnected() {
        final CompletableFuture<List<ClientReport>> answer = list("", 10);
        turnsUntil(answer);

        assertThat(answer.join()).isEmpty();
    }
}
