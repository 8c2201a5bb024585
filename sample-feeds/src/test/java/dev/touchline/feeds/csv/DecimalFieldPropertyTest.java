package dev.touchline.feeds.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.StringLength;

class DecimalFieldPropertyTest {
    /** The property engine knows no time limit of its own. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    @Property
    void shouldRoundAsBigDecimalDoesWhenTextIsADecimal(
            @ForAll @BigRange(min = "-100000", max = "100000") @Scale(7) final BigDecimal number) {
        final long expected =
                number.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValueExact();

        assertThat(thousandths(number.toPlainString())).isEqualTo(expected);
    }

    @Property
    void shouldAnswerANumberOrNoneWhenTextIsAnything(@ForAll @StringLength(max = 20) final String text) {
        final long answer = thousandths(text);

        assertThat(answer == DecimalField.NOT_A_NUMBER || Math.abs(answer) <= 1_000_000_000_000L)
                .isTrue();
    }

    private static long thousandths(final String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return assertTimeout(LIMIT, () -> DecimalField.thousandths(bytes, 0, bytes.length));
    }
}
