package dev.touchline.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import org.junit.jupiter.api.Test;

class IdentityMapTest {
    private final IdentityMap map = new IdentityMap();

    @Test
    void shouldLeaveEveryoneAsHeIsWhenNothingWasChanged() {
        assertThat(map.map(0)).isZero();
        assertThat(map.map(127)).isEqualTo(127);
        assertThat(map.isUnchanged()).isTrue();
    }

    @Test
    void shouldExchangeTwoAndBackAgain() {
        map.swap(3, 9);

        assertThat(map.map(3)).isEqualTo(9);
        assertThat(map.map(9)).isEqualTo(3);
        map.swap(3, 9);
        assertThat(map.isUnchanged()).isTrue();
    }

    @Test
    void shouldSwapWhatCountsAsTheObjectsNotTheIdsThatFeedsSend() {
        map.merge(70, 3);
        map.swap(3, 9);

        assertThat(map.map(70)).isEqualTo(9);
        assertThat(map.map(3)).isEqualTo(9);
        assertThat(map.map(9)).isEqualTo(3);
    }

    @Test
    void shouldRefuseARenameToAnObjectThatSomethingElseCountsAs() {
        map.rename(70, 3);

        assertThat(map.map(70)).isEqualTo(3);
        assertThatThrownBy(() -> map.rename(71, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other=70");
        assertThat(map.map(71)).isEqualTo(71);
    }

    @Test
    void shouldRefuseWhatMakesNoSense() {
        assertThatThrownBy(() -> map.swap(0, 3)).hasMessageContaining("the ball is always the ball");
        assertThatThrownBy(() -> map.swap(3, 128)).hasMessageContaining("no such object: object=128");
        assertThatThrownBy(() -> map.merge(3, -1)).hasMessageContaining("no such object: object=-1");
        assertThatThrownBy(() -> map.merge(3, 3)).hasMessageContaining("two different objects");
        map.merge(70, 3);
        assertThatThrownBy(() -> map.merge(70, 4)).hasMessageContaining("no id counts as this object: object=70");
    }

    @Test
    void shouldBeTheSameWhenItIsRestored() {
        map.swap(3, 9);
        map.merge(70, 3);
        final StateWriter out = new StateWriter();
        map.save(out);
        final IdentityMap restored = new IdentityMap();

        restored.load(new StateReader(out.toBytes()));

        for (int id = 0; id < 128; id++) {
            assertThat(restored.map(id)).isEqualTo(map.map(id));
        }
        restored.clear();
        assertThat(restored.isUnchanged()).isTrue();
    }
}
