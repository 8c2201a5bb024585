package dev.touchline.overlay.heat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchline.engine.heat.HeatRequest;
import dev.touchline.protocol.overlay.HeatDirection;
import dev.touchline.protocol.overlay.HeatGrid;
import dev.touchline.protocol.overlay.HeatScope;
import dev.touchline.protocol.overlay.HeatWhen;
import dev.touchline.protocol.overlay.HeatWindow;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class HeatNamesTest {
    @Test
    void shouldReadEveryParameterAndNameItsValueAgain() {
        final HeatRequest map = HeatNames.request(
                HeatScope.AWAY,
                HeatRequest.NO_OBJECT,
                Map.of("window", "15m", "when", "out", "grid", "32x50", "direction", "attacking"));

        assertThat(map)
                .isEqualTo(new HeatRequest(
                        HeatScope.AWAY,
                        HeatRequest.NO_OBJECT,
                        HeatWindow.FIFTEEN_MINUTES,
                        HeatGrid.GRID_32X50,
                        HeatWhen.OUT_OF_POSSESSION,
                        HeatDirection.ATTACKING));
        assertThat(HeatNames.of(map.window())).isEqualTo("15m");
        assertThat(HeatNames.of(map.when())).isEqualTo("out");
        assertThat(HeatNames.of(map.grid())).isEqualTo("32x50");
        assertThat(HeatNames.of(map.direction())).isEqualTo("attacking");
    }

    @Test
    void shouldBeTheWholeMatchOnMetresWhenNothingIsSaid() {
        assertThat(HeatNames.request(HeatScope.BALL, HeatRequest.NO_OBJECT, Map.of()))
                .isEqualTo(new HeatRequest(HeatScope.BALL, HeatRequest.NO_OBJECT, HeatWindow.MATCH));
    }

    @Test
    void shouldNameTheParameterTheValueAndWhatIsAllowed() {
        assertThatThrownBy(() -> HeatNames.request(HeatScope.BALL, HeatRequest.NO_OBJECT, Map.of("grid", "2x2")))
                .hasMessage("grid is one of 1m, 8x13, 16x25, 32x50, 64x100: grid=2x2");
    }
}
