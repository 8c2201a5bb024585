package dev.touchline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class LoadProfileTest {
    // The table of load profiles in the wire format.
    @ParameterizedTest
    @CsvSource({"league, 575, 1", "broadcast, 2300, 1", "skeletal, 33350, 1", "raw, 1195264, 28", "stadiums, 1150000, 1"
    })
    void shouldHaveTheRateOfTheWireFormatWhenNamed(final String name, final long rate, final int cameras) {
        final LoadProfile profile = LoadProfile.parse(name);

        assertThat(profile.recordsPerSecond()).isEqualTo(rate);
        assertThat(profile.shape().cameras()).isEqualTo(cameras);
        assertThat(profile.label()).isEqualTo(name);
    }

    @Test
    void shouldListTheNamesWhenProfileIsUnknown() {
        assertThatThrownBy(() -> LoadProfile.parse("stadium"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("profile=stadium")
                .hasMessageContaining("league|broadcast|skeletal|raw|stadiums");
    }
}
