package dev.touchline.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchline.load.control.LatencyMicros;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class LimitSearchTest {
    private static final long FIRST = 1_200_000;
    private static final long HIGHEST = 50_000_000;

    @ParameterizedTest
    @ValueSource(longs = {100, 40_000, 1_199_999, 1_200_000, 1_234_567, 9_500_000, 49_000_000})
    void shouldComeWithinThreePercentWhereverTheLimitIs(final long limit) {
        final LimitSearch search = search(rate -> rate <= limit ? passed(rate) : lost(rate));

        assertThat(search.limit()).isBetween((long) (limit / 1.031), limit);
        assertThat(search.limiter()).isEqualTo(LimitTrial.Limiter.SOCKET);
        // Up or down by steps, then the middle of a factor of 2 at most; every failure twice.
        assertThat(search.trials()).hasSizeLessThan(50);
    }

    @Test
    void shouldStopAtTheHighestRateWhenNothingFails() {
        final LimitSearch search = search(LimitSearchTest::passed);

        assertThat(search.limit()).isEqualTo(HIGHEST);
        assertThat(search.limiter()).isEqualTo(LimitTrial.Limiter.NOTHING);
    }

    @Test
    void shouldFindNoLimitWhenNothingPasses() {
        final LimitSearch search = search(LimitSearchTest::lost);

        assertThat(search.limit()).isZero();
        assertThat(search.trials().get(search.trials().size() - 1).recordsPerSecond())
                .isEqualTo(23);
    }

    @Test
    void shouldTryOnceMoreWhenARateFailsByChance() {
        final long limit = 5_000_000;
        final boolean[] first = {true};

        final LimitSearch search = search(rate -> {
            // The machine is away for a moment, once, in the first trial.
            final boolean away = first[0];
            first[0] = false;
            return rate <= limit && !away ? passed(rate) : lost(rate);
        });

        assertThat(search.trials().get(0).isPassed()).isFalse();
        assertThat(search.trials().get(1).recordsPerSecond()).isEqualTo(FIRST);
        assertThat(search.limit()).isBetween((long) (limit / 1.031), limit);
        final Set<Long> failed = search.trials().stream()
                .skip(1)
                .filter(trial -> !trial.isPassed())
                .map(LimitTrial::recordsPerSecond)
                .collect(Collectors.toSet());
        for (final long rate : failed) {
            assertThat(search.trials())
                    .filteredOn(trial -> trial.recordsPerSecond() == rate)
                    .hasSize(2);
        }
    }

    @Test
    void shouldNameTheSenderWhenItDoesNotHoldTheRateAndNothingIsLost() {
        final LimitSearch search = search(rate -> rate <= 2_000_000 ? passed(rate) : slow(rate));

        assertThat(search.limiter()).isEqualTo(LimitTrial.Limiter.SENDER);
        assertThat(new LimitTrial(9, 9, true, 10, 9, OptionalLong.empty(), 1, latency(), latency(), Optional.empty())
                        .limiter())
                .isEqualTo(LimitTrial.Limiter.RING);
        assertThat(new LimitTrial(9, 9, true, 10, 9, OptionalLong.empty(), 0, latency(), latency(), Optional.empty())
                        .limiter())
                .isEqualTo(LimitTrial.Limiter.UNKNOWN);
    }

    @Test
    void shouldReportBothLimitsAndTheirRatio() throws Exception {
        final LimitSearch server = search(rate -> rate <= 3_000_000 ? passed(rate) : lost(rate));
        final LimitSearch bare = search(rate -> rate <= 6_000_000 ? passed(rate) : slow(rate));
        final LimitReport report = new LimitReport(
                LoadSettings.builder(LoadProfile.RAW).findLimit(5).build(),
                server,
                Optional.of(new LimitReport.Bare("C, recvmmsg", bare)),
                "Example 9000, 2 cores");

        final JsonNode json = new ObjectMapper().readTree(report.toJson());

        assertThat(json.path("limitRecordsPerSecond").asLong()).isEqualTo(server.limit());
        assertThat(json.path("limitedBy").asText()).isEqualTo("socket");
        assertThat(json.path("trials")).hasSameSizeAs(server.trials());
        assertThat(json.at("/trials/0/recordsPerSecond").asLong()).isEqualTo(FIRST);
        assertThat(json.at("/baseline/limitedBy").asText()).isEqualTo("sender");
        assertThat(json.path("ratioToBaseline").asDouble()).isBetween(0.48, 0.52);
        assertThat(report.toTable())
                .contains("bare receiver (C, recvmmsg)")
                .contains("limited by the socket")
                .contains("limited by the sender")
                .contains("ratio ");
        assertThat(report.toTable().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(report.exitCode()).isZero();
    }

    static LimitSearch search(final LongFunction<LimitTrial> receiver) {
        final LimitSearch search = new LimitSearch(FIRST, 23, HIGHEST);
        while (!search.isDone()) {
            search.onTrial(receiver.apply(search.next()));
        }
        return search;
    }

    static LimitTrial passed(final long rate) {
        return new LimitTrial(
                rate, rate, true, rate, rate, OptionalLong.of(0), 0, latency(), latency(), Optional.empty());
    }

    static LimitTrial lost(final long rate) {
        return new LimitTrial(
                rate, rate, true, rate, rate - 23, OptionalLong.of(1), 0, latency(), latency(), Optional.empty());
    }

    private static LimitTrial slow(final long rate) {
        return new LimitTrial(
                rate, 0.9 * rate, false, rate, rate, OptionalLong.of(0), 0, latency(), latency(), Optional.empty());
    }

    private static LatencyMicros latency() {
        return new LatencyMicros(10, 90, 400, 900, 1_000);
    }
}
