package dev.touchline.overlay.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchline.overlay.ErrorCode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class ZoneTest {
    private static JsonNode json(final String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    @Test
    void shouldHoldBothItsEnds() throws IOException {
        final Zone zone = Zone.parse(json("{\"x\":[36,52.5],\"y\":[-20.16,20.16]}"));

        assertThat(zone.contains(36_000, -20_160)).isTrue();
        assertThat(zone.contains(52_500, 20_160)).isTrue();
        assertThat(zone.contains(35_999, 0)).isFalse();
        assertThat(zone.contains(52_501, 0)).isFalse();
        assertThat(zone.contains(40_000, 20_161)).isFalse();
        assertThat(zone.contains(40_000, -20_161)).isFalse();
    }

    @Test
    void shouldGoOnForEverOnTheSideThatIsLeftOut() throws IOException {
        final Zone half = Zone.parse(json("{\"x\":[-60,0]}"));

        assertThat(half.contains(-1, Integer.MAX_VALUE)).isTrue();
        assertThat(half.contains(-60_000, Integer.MIN_VALUE)).isTrue();
        assertThat(half.contains(1, 0)).isFalse();
    }

    @Test
    void shouldBeEverywhereWhenNothingIsSaid() throws IOException {
        assertThat(Zone.parse(json("{}").path("zone"))).isSameAs(Zone.EVERYWHERE);
        assertThat(Zone.parse(json("null"))).isSameAs(Zone.EVERYWHERE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[0]",
                "{}",
                "\"left\"",
                "{\"x\":1}",
                "{\"x\":[1]}",
                "{\"x\":[1,2,3]}",
                "{\"x\":[2,1]}",
                "{\"x\":[\"a\",2]}",
                "{\"x\":[0,1e9]}",
                "{\"y\":[-1001,0]}",
                "{\"x\":[0,1],\"y\":null}"
            })
    void shouldRefuseWhatIsNoZone(final String text) throws IOException {
        final JsonNode zone = json(text);

        assertThatThrownBy(() -> Zone.parse(zone))
                .isInstanceOfSatisfying(
                        SubscribeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_REQUEST))
                .hasMessageContaining("zone=");
    }
}
