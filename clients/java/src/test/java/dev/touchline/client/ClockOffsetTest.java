package dev.touchline.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server's clock as the client learns it, by exchanges whose times are made up. */
@Timeout(30)
class ClockOffsetTest {
    private static final long SECOND_US = 1_000_000;
    private static final long AHEAD_US = 7_123_456;

    private final ClockOffset clock = new ClockOffset();

    /** An exchange of a machine that gains {@code ppm} millionths; answers by true time when it is over. */
    private long exchange(final long sentUs, final long outUs, final long backUs, final double ppm) {
        final long thereUs = sentUs + outUs;
        final long overUs = thereUs + backUs;
        clock.onExchange(machine(sentUs, ppm), thereUs + AHEAD_US, thereUs + AHEAD_US, machine(overUs, ppm));
        return overUs;
    }

    private static long machine(final long trueUs, final double ppm) {
        return trueUs + Math.round(trueUs * ppm / 1e6);
    }

    @Test
    void shouldKnowNothingAtFirst() {
        assertThat(clock.isKnown()).isFalse();
        assertThat(clock.offsetUs()).isZero();
    }

    @Test
    void shouldGuessFromHelloUntilAPingIsAnswered() {
        clock.onServerTime(5_000_000, 4_000_000);
        assertThat(clock.offsetUs()).isEqualTo(1_000_000);

        exchange(0, 100, 100, 0);

        assertThat(clock.offsetUs()).isEqualTo(AHEAD_US);
        assertThat(clock.rttUs()).isEqualTo(200);
    }

    @Test
    void shouldBeLessThanTwoMillisecondsOffFromTheFirstAnswerOnWhenBothWaysTakeAsLong() {
        final Random random = new Random(1);
        for (int second = 0; second < 600; second++) {
            final int wayUs = 30_000 + random.nextInt(20_000);
            exchange(second * SECOND_US, wayUs, wayUs, 0);
            assertThat(clock.offsetUs()).isCloseTo(AHEAD_US, within(2_000.0));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shouldBeLessThanTwoMillisecondsOffOverAJitteryPath(final long draw) {
        // 40 ms give or take 10 ms, each way drawn by itself: symmetric only on average.
        assertThat(worstUs(draw, 0)).isLessThan(2_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldFollowAMachineThatGainsFiftyMillionths(final long draw) {
        assertThat(worstUs(draw, 50)).isLessThan(2_000);
    }

    /** The largest error from the fourth minute to the tenth, a ping a second. */
    private double worstUs(final long draw, final double ppm) {
        final Random random = new Random(draw);
        double worst = 0;
        for (int second = 0; second < 600; second++) {
            final long overUs =
                    exchange(second * SECOND_US, 30_000 + random.nextInt(20_000), 30_000 + random.nextInt(20_000), ppm);
            if (second >= 180) {
                final double truthUs = overUs + AHEAD_US - machine(overUs, ppm);
                worst = Math.max(worst, Math.abs(clock.offsetUs() - truthUs));
            }
        }
        return worst;
    }

    @Test
    void shouldTrustShortRoundTripsMoreThanQueues() {
        final Random random = new Random(1);
        for (int ping = 0; ping < 16; ping++) {
            final double queue = random.nextDouble();
            exchange(ping * SECOND_US, 300, 300 + (long) (queue * queue * queue * 40_000), 0);
        }

        assertThat(clock.offsetUs()).isCloseTo(AHEAD_US, within(500.0));
    }

    @Test
    void shouldFollowAClockThatWasSet() {
        exchange(0, 50, 50, 0);
        clock.onExchange(1_000_000, 1_000_400 + AHEAD_US + 8_000, 1_000_400 + AHEAD_US + 8_000, 1_000_800);

        assertThat(clock.offsetUs()).isEqualTo(AHEAD_US + 8_000.0);
    }

    @Test
    void shouldIgnoreAnExchangeThatCannotHaveHappened() {
        clock.onExchange(1_000, 5_000, 5_010, 900);
        clock.onExchange(1_000, 5_010, 5_000, 2_000);

        assertThat(clock.isKnown()).isFalse();
    }
}
