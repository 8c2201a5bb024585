package dev.touchline.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which server is next, after what wait, and when none is left. */
@Timeout(30)
class ServerRoundTest {
    private static final URI MAIN = URI.create("ws://main/v1/live");
    private static final URI BACKUP = URI.create("ws://backup/v1/live");

    /** Every wait is the least, 100 ms, or half of what lies between that and the ceiling of 200, 400, 800, 1,000 ms more. */
    private static ServerRound round(final URI... servers) {
        return new ServerRound(new LiveClientContext(
                List.of(servers), server -> null, "test", "client", 100, 1_000, 5_000, () -> 0, () -> 0.5));
    }

    @Test
    void shouldGoToTheNextServerAtOnceWhenAConnectionThatHeldIsLost() {
        final ServerRound round = round(MAIN, BACKUP);
        round.onReady(0);

        assertThat(round.onLost(ServerRound.STEADY_US, 0)).isZero();
        assertThat(round.server()).isEqualTo(BACKUP);
        assertThat(round.onLost(ServerRound.STEADY_US + 1, 0)).isEqualTo(150);
        assertThat(round.server()).isEqualTo(MAIN);
        assertThat(round.onLost(ServerRound.STEADY_US + 2, 0)).isEqualTo(250);
        round.onReady(0);
        assertThat(round.onLost(ServerRound.STEADY_US, 0)).isZero();
    }

    @Test
    void shouldWaitLongerEachTimeWhenServersCloseWhatTheyLetIn() {
        final ServerRound round = round(MAIN, BACKUP);

        final List<Long> waits = IntStream.range(0, 6)
                .mapToObj(time -> {
                    round.onReady(time);
                    return round.onLost(time + ServerRound.STEADY_US - 1, 0);
                })
                .toList();

        assertThat(waits).containsExactly(0L, 150L, 250L, 450L, 550L, 550L);
    }

    @Test
    void shouldWaitBeforeTheOnlyServerAndAsLongAsItAsked() {
        final ServerRound round = round(MAIN);

        assertThat(round.onLost(0, 0)).isEqualTo(150);
        assertThat(round.onLost(0, 700)).isEqualTo(700);
        assertThat(round.onLost(0, 60_000)).as("no longer than the longest").isEqualTo(1_000);
    }

    @Test
    void shouldGiveUpOnlyWhenEveryServerHasRefused() {
        final ServerRound round = round(MAIN, BACKUP);

        assertThat(round.onRefused()).isFalse();
        round.onLost(0, 0);
        round.onReady(0);
        round.onLost(1, 0);
        assertThat(round.onRefused()).as("main again, but backup let it in").isFalse();
        round.onLost(1, 0);
        assertThat(round.onRefused()).isTrue();
        round.onStart();
        assertThat(round.onRefused()).as("its owner wants it to try").isFalse();
        assertThat(round(MAIN).onRefused()).as("the only one").isTrue();
    }
}
