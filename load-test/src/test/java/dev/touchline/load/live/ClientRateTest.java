package dev.touchline.load.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class ClientRateTest {
    @Test
    void shouldParseWhenRateIsWholeOrRational() {
        assertThat(ClientRate.parse("50")).isEqualTo(new ClientRate(50, 1));
        assertThat(ClientRate.parse("60000/1001"))
                .isEqualTo(new ClientRate(60_000, 1_001))
                .hasToString("60000/1001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "59.94", "60/", "/1", "0", "60/0", "-1/1"})
    void shouldSayWhatIsWrongWhenRateIsNone(final String text) {
        assertThatThrownBy(() -> ClientRate.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("client rate");
    }
}
