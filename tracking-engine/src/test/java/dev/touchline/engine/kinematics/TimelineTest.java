package dev.touchline.engine.kinematics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
    @Test
    void shouldSayWhatWasInForceWhenItIsAskedLater() {
        final Timeline timeline = new Timeline(9);
        timeline.set(100, 1);
        timeline.set(200, 2);

        assertThat(List.of(timeline.at(99), timeline.at(100), timeline.at(199), timeline.at(200)))
                .containsExactly(9, 1, 1, 2);
    }

    @Test
    void shouldTakeBackWhatIsToldAnewOfTheSameTime() {
        final Timeline timeline = new Timeline(0);
        timeline.set(100, 1);
        timeline.set(200, 2);
        timeline.set(150, 3);

        assertThat(List.of(timeline.at(149), timeline.at(150), timeline.at(300)))
                .containsExactly(1, 3, 3);
    }

    @Test
    void shouldForgetTheOldestWhenItIsFull() {
        final Timeline timeline = new Timeline(0);
        for (int i = 1; i <= Timeline.MOST + 1; i++) {
            timeline.set(i * 10L, i);
        }

        // The change to 1 is forgotten: before the change to 2 it counts as having always been 1.
        assertThat(List.of(timeline.at(0), timeline.at(15), timeline.at(20))).containsExactly(1, 1, 2);
        assertThat(timeline.newest()).isEqualTo(Timeline.MOST + 1);
    }

    @Test
    void shouldRefuseSettingsThatAreNone() {
        assertThatThrownBy(() -> new KinematicSettings(List.of(7.0, 7.0), 500, 19.8, 25.2, 12))
                .hasMessageContaining("band limits rise");
        assertThatThrownBy(() -> new KinematicSettings(List.of(), 500, 19.8, 25.2, 12))
                .hasMessageContaining("one to seven band limits");
        assertThatThrownBy(() -> new KinematicSettings(List.of(7.0), 1_001, 19.8, 25.2, 12))
                .hasMessageContaining("minimumDurationMs=1001");
        assertThatThrownBy(() -> new KinematicSettings(List.of(7.0), 500, 26, 25.2, 12))
                .hasMessageContaining("sprintKmh=25.2");
        assertThat(KinematicSettings.FIFA_2022.bands()).isEqualTo(5);
        assertThat(KinematicSettings.DEBS_2013.bands()).isEqualTo(6);
    }
}
