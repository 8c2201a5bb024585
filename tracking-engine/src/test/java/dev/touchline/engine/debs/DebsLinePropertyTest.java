package dev.touchline.engine.debs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.StringJoiner;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DebsLinePropertyTest {
    private static final String GOOD = "4,10753295594424116,26245,-33,110,1500000,60000000,10000,0,-1,0,-10000,0";

    @Property
    void shouldReadWhatWasWritten(@ForAll final long seed) {
        final Random random = new Random(seed);
        final long[] values = new long[DebsEvent.FIELDS];
        final StringJoiner line = new StringJoiner(",");
        for (int field = 0; field < values.length; field++) {
            final boolean signed = field != 0 && field != 1 && field != 5 && field != 6;
            values[field] =
                    random.nextInt(field < 7 ? 1_000_001 : 20_001) * (signed && random.nextBoolean() ? -1L : 1L);
            line.add(Long.toString(values[field]));
        }
        final DebsEvent event = new DebsEvent();

        assertThat(parse(line.toString(), event)).isTrue();
        assertThat(event.values()).containsExactly(values);
    }

    /** An independent definition: 13 integers between commas. */
    @Property(tries = 5_000)
    void shouldAgreeWithAPatternWhateverTheBytes(@ForAll final long seed) {
        final Random random = new Random(seed);
        final byte[] bytes = GOOD.getBytes(StandardCharsets.ISO_8859_1);
        for (int changes = random.nextInt(3); changes > 0; changes--) {
            final byte[] some = ",-0 9.\n\0eX\u00ff".getBytes(StandardCharsets.ISO_8859_1);
            bytes[random.nextInt(bytes.length)] = some[random.nextInt(some.length)];
        }
        final byte[] cut = Arrays.copyOf(bytes, bytes.length - (random.nextInt(4) == 0 ? random.nextInt(9) : 0));

        final String text = new String(cut, StandardCharsets.ISO_8859_1);
        assertThat(parse(text, new DebsEvent())).as(text).isEqualTo(isLine(text));
    }

    private static boolean isLine(final String text) {
        final String[] fields = text.split(",", -1);
        final long[] most = {
            Integer.MAX_VALUE,
            999_999_999_999_999_999L,
            10_000_000,
            10_000_000,
            10_000_000,
            10_000_000_000L,
            10_000_000_000_000L,
            20_000,
            20_000,
            20_000,
            20_000,
            20_000,
            20_000
        };
        boolean good = fields.length == 13;
        for (int i = 0; good && i < 13; i++) {
            final boolean unsigned = i == 0 || i == 1 || i == 5 || i == 6;
            good = fields[i].matches(unsigned ? "[0-9]{1,18}" : "-?[0-9]{1,18}")
                    && Math.abs(Long.parseLong(fields[i])) <= most[i];
        }
        return good;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4",
                GOOD + ",",
                GOOD + " ",
                "-" + GOOD,
                "99999999999999999999,1,1,1,1,1,1,1,1,1,1,1,1",
                "4,1,10000001,1,1,1,1,1,1,1,1,1,1",
                "4,1,1,1,1,-1,1,1,1,1,1,1,1",
                "4,1,1,1,1,1,-1,1,1,1,1,1,1",
                "4,1,-,1,1,1,1,1,1,1,1,1,1"
            })
    void shouldRefuseWhatIsNoEvent(final String line) {
        assertThat(parse(line, new DebsEvent())).isFalse();
    }

    @Test
    void shouldGiveVelocityInMicrometresPerSecond() {
        final DebsEvent event = new DebsEvent();

        assertThat(parse(GOOD, event)).isTrue();

        assertThat(event.velocity(0)).as("1.5 m/s along x").isEqualTo(1_500_000);
        assertThat(event.velocity(2)).as("-1/10,000 of it along z").isEqualTo(-150);
    }

    private static boolean parse(final String text, final DebsEvent event) {
        final byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return DebsLine.parse(bytes, 0, bytes.length, event);
    }
}
