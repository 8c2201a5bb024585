package dev.touchline.load.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class ScaleTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "90, 0.2", "99, 0.4", "99.9, 0.6", "99.99, 0.8", "99.999, 1", "100, 1", "-1, 0"})
    void shouldLayNinesEquallyFarApart(final double percentile, final double expected) {
        assertThat(new NinesScale().at(percentile)).isCloseTo(expected, within(1e-9));
    }

    @Test
    void shouldLayTheMedianWhereItsLogarithmIs() {
        // log10(1 / 0.5) / 5.
        assertThat(new NinesScale().at(50)).isCloseTo(0.060206, within(1e-6));
        assertThat(NinesScale.percentile(3)).isCloseTo(99.9, within(1e-9));
    }

    @Test
    void shouldEndAtARoundNumberWhenLinear() {
        final LinearScale scale = LinearScale.upTo(1_195_264, TickLabels::count);

        // Steps of 200,000: 1,195,264 / 6 = 199,211, and the next of 1, 2, 5 times a power of ten is this.
        assertThat(labels(scale)).containsExactly("0", "200 k", "400 k", "600 k", "800 k", "1 M", "1.2 M");
        assertThat(scale.at(600_000)).isCloseTo(0.5, within(1e-9));
        assertThat(scale.at(2_000_000)).isEqualTo(1);
    }

    @Test
    void shouldEndAtTheValueItselfWhenExact() {
        final LinearScale scale = LinearScale.exactly(11, TickLabels::plain);

        assertThat(labels(scale)).containsExactly("0", "2", "4", "6", "8", "10");
        assertThat(scale.at(11)).isEqualTo(1);
    }

    @Test
    void shouldHaveAnAxisWhenThereIsNothing() {
        assertThat(labels(LinearScale.upTo(0, TickLabels::plain))).containsExactly("0", "1");
        assertThat(LinearScale.upTo(0, TickLabels::plain).at(0)).isZero();
        assertThat(labels(LogScale.of(0, 0, TickLabels::micros))).containsExactly("1 µs", "2 µs", "5 µs", "10 µs");
    }

    @Test
    void shouldEncloseItsValuesInPowersOfTenWhenLogarithmic() {
        final LogScale few = LogScale.of(110, 9_000, TickLabels::micros);
        final LogScale many = LogScale.of(50, 20_000, TickLabels::micros);

        assertThat(labels(few)).containsExactly("100 µs", "200 µs", "500 µs", "1 ms", "2 ms", "5 ms", "10 ms");
        assertThat(few.at(1_000)).isCloseTo(0.5, within(1e-9));
        assertThat(labels(many)).containsExactly("10 µs", "100 µs", "1 ms", "10 ms", "100 ms");
        assertThat(many.at(1)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0.25, 0.25", "100, 100", "1.5, 1.5", "20, 20", "0, 0"})
    void shouldWriteNoMoreDigitsThanItTakes(final double value, final String expected) {
        assertThat(TickLabels.plain(value)).isEqualTo(expected);
    }

    private static List<String> labels(final Scale scale) {
        return scale.ticks().stream().map(Scale.Tick::label).toList();
    }
}
