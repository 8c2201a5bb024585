package dev.touchline.feeds.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.feeds.RealMatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds the simulator against the recorded match. With {@code -Dtouchline.report=write} it writes the table of
 * docs/simulator.md anew; otherwise it checks that the table there is the code's.
 */
@Timeout(180)
class SimulatorRealismTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 77, 2026})
    void shouldMoveAsTheRecordedMatchWhenHalfAnHourIsPlayed(final long seed) throws IOException {
        final MatchStatistics real = SimulatorReport.real(RealMatch.requirePath());

        final Comparison comparison = Comparison.of(real, SimulatorReport.simulated(seed, SimulatorReport.MINUTES));

        assertThat(comparison.failures()).isEmpty();
    }

    @Test
    void shouldHaveTheCodesTableWhenDocumented() throws IOException {
        final Path recording = RealMatch.requirePath();
        final Path file = RealMatch.repository().resolve("docs/simulator.md");
        final String document = Files.readString(file);
        final String table = SimulatorReport.markdown(recording, SimulatorReport.SEEDS, SimulatorReport.MINUTES);
        final String expected = SimulatorReport.withTable(document, table);

        if ("write".equals(System.getProperty("touchline.report"))) {
            Files.writeString(file, expected);
        }

        assertThat(Files.readString(file)).isEqualTo(expected);
    }
}
