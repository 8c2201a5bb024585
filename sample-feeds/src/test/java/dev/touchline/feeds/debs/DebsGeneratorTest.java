package dev.touchline.feeds.debs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** A part of a made-up game against what the challenge says of its recording. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DebsGeneratorTest {
    private static final int SECONDS = 20;
    private static final long START_PS = 10_753_295_594_424_116L;

    private final DebsGenerator generator = new DebsGenerator(SECONDS, 7);
    private List<long[]> events = List.of();

    @BeforeAll
    void generate() throws IOException {
        events = text(generator)
                .lines()
                .map(line -> List.of(line.split(",", -1)).stream()
                        .mapToLong(Long::parseLong)
                        .toArray())
                .toList();
    }

    private static String text(final DebsGenerator generator) throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        generator.writeTo(out);
        return out.toString(StandardCharsets.US_ASCII);
    }

    @Test
    void shouldHaveTheChallengesRates() {
        final Map<Long, Integer> counts = new HashMap<>();
        events.forEach(event -> counts.merge(event[0], 1, Integer::sum));

        assertThat(counts).as("a ball, 34 shoes, 4 gloves").hasSize(39);
        assertThat(counts.remove(4L)).isEqualTo(2_000 * SECONDS);
        assertThat(counts.values()).containsOnly(200 * SECONDS);
    }

    @Test
    void shouldBeInTheOrderOfTime() {
        assertThat(events.get(0)[1]).isEqualTo(START_PS);
        for (int i = 1; i < events.size(); i++) {
            assertThat(events.get(i)[1]).isGreaterThan(events.get(i - 1)[1]);
        }
        assertThat(events.get(events.size() - 1)[1] - START_PS).isBetween(19_999_000_000_000L, 20_000_000_000_000L);
    }

    @Test
    void shouldHaveDirectionsOfTenThousand() {
        for (final long[] event : events) {
            assertThat(event).hasSize(13);
            for (int from = 7; from <= 10; from += 3) {
                final double length = Math.sqrt((double) event[from] * event[from]
                        + (double) event[from + 1] * event[from + 1]
                        + (double) event[from + 2] * event[from + 2]);
                final boolean moves = event[from == 7 ? 5 : 6] > 0;
                assertThat(length).isBetween(moves ? 9_998.0 : 0.0, moves ? 10_002.0 : 0.0);
            }
        }
    }

    /** Positions change as velocities say, but where somebody turns or slows: then the swing of his legs is not drawn out. */
    @Test
    void shouldMoveAsItsVelocitySays() {
        final Map<Long, long[]> before = new HashMap<>();
        long steps = 0;
        long close = 0;
        for (final long[] event : events) {
            final long[] last = before.put(event[0], event);
            if (last != null && event[0] != 4) {
                final double seconds = (event[1] - last[1]) / 1e12;
                for (int axis = 0; axis < 2; axis++) {
                    final double velocity = event[5] / 1e3 * event[7 + axis] / 1e4;
                    final double moved = (event[2 + axis] - last[2 + axis]) / seconds;
                    assertThat(moved).as("mm/s, sensor %d", event[0]).isBetween(-25_000.0, 25_000.0);
                    steps++;
                    close += Math.abs(moved - velocity) < 1_000 ? 1 : 0;
                }
            }
        }
        assertThat((double) close / steps).as("within 1 m/s").isGreaterThan(0.9);
    }

    @Test
    void shouldLookLikeFootball() {
        int rises = 0;
        boolean above = false;
        for (final long[] event : events) {
            if (event[0] == 4) {
                final boolean now = event[6] >= 55_000_000;
                rises += now && !above ? 1 : 0;
                above = now;
                assertThat(event[5]).as("um/s").isLessThan(40_000_000);
            } else {
                assertThat(event[2]).isBetween(-5_000L, 57_500L);
                assertThat(event[3]).isBetween(-40_000L, 40_000L);
                assertThat(event[5])
                        .as("a swinging shoe has twice the body's speed")
                        .isLessThan(22_000_000);
            }
        }
        assertThat(rises).as("kicks in 20 s").isBetween(5, 60);
    }

    @Test
    void shouldListItsInterruptions() {
        assertThat(generator.interruptions(0))
                .hasSizeGreaterThan(2)
                .startsWith(
                        "event_id;event_name;event_time_real;event_counter;comment",
                        "2010;Game Interruption Begin;00:00:00.000;1;empty");
        assertThat(generator.interruptions(1)).hasSize(1);
    }

    @Test
    void shouldDependOnNothingButTheSeed() throws IOException {
        final String first = text(new DebsGenerator(5, 3));

        assertThat(text(new DebsGenerator(5, 3))).isEqualTo(first);
        assertThat(text(new DebsGenerator(5, 4))).isNotEqualTo(first);
    }

    @Test
    void shouldGoOnInTheSecondHalf() throws IOException {
        final List<String> lines = text(new DebsGenerator(3, 1, 4_000)).lines().toList();

        assertThat(Long.parseLong(lines.get(2 * 9_600 - 1).split(",", -1)[1]))
                .as("the last of two seconds of the first")
                .isBetween(START_PS + 1_999_000_000_000L, START_PS + 2_000_000_000_000L);
        assertThat(lines.get(2 * 9_600)).startsWith("4,13086639146403495,26240,0,110,0,0,");
    }

    @Test
    void shouldRefuseLengthsOutOfRange() {
        assertThatThrownBy(() -> new DebsGenerator(0, 1)).hasMessage("length out of range: seconds=0, range=1-3597");
        assertThatThrownBy(() -> new DebsGenerator(3_598, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
