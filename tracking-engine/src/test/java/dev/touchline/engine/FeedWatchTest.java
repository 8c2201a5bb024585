package dev.touchline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources that fall silent, one or all. The last frame before 5 s is that of 4.96 s. */
@Timeout(30)
class FeedWatchTest {
    @Test
    void shouldSayNothingWhenAllSendAsTheyDo() {
        assertThat(new FeedScene(3).to(60_000, 1, 2, 3).told()).isEmpty();
    }

    @Test
    void shouldTellThatASourceIsMissingAndBackWhenOthersGoOn() {
        final FeedScene scene = new FeedScene(2).to(5_000, 1, 2).to(8_000, 1).to(12_000, 1, 2);

        // Silent for more than 1.1 s first at 6.08 s; sources are looked at when a tenth of a second has passed: at
        // 6.12.
        assertThat(scene.told()).containsExactly("MISSING 2 for 1160 at 6120", "BACK 2 for 3040 at 8000");
    }

    @Test
    void shouldTellNoInterruptionWhenTheOneThatLedFallsSilent() {
        // Engine time stands until the first source counts as silent, then leaps by a second.
        final FeedScene scene = new FeedScene(2).to(5_000, 1, 2).to(8_000, 2).to(12_000, 1, 2);

        // When its records of 4.96 and 8.00 s come the other's newest are of 4.92 and 7.96 s, and so engine time.
        assertThat(scene.told()).containsExactly("MISSING 1 for 1200 at 6120", "BACK 1 for 3040 at 7960");
    }

    @Test
    void shouldNotMissWhoWasNeverHeard() {
        final FeedScene scene = new FeedScene(2).to(5_000, 1);

        assertThat(scene.told()).isEmpty();
    }

    @Test
    void shouldNotMissASourceThatPausedForASecond() {
        final FeedScene scene = new FeedScene(2).to(5_000, 1, 2).to(5_960, 1).to(8_000, 1, 2);

        assertThat(scene.told()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldTellOneInterruptionWhenNobodySpeaks(final int first) {
        final FeedScene scene = new FeedScene(3).to(5_000, 1, 2, 3);
        scene.at(7_000);
        final int second = first % 3 + 1;
        scene.to(12_000, first, second, second % 3 + 1);

        assertThat(scene.told()).containsExactly("INTERRUPTED for 2040 at 7000");
    }

    @Test
    void shouldTellItOfALoneSourceToo() {
        final FeedScene scene = new FeedScene(1).to(5_000, 1);
        scene.at(5_560);

        assertThat(scene.to(6_000, 1).told()).containsExactly("INTERRUPTED for 600 at 5560");
    }

    @Test
    void shouldTellNoInterruptionOfHalfASecond() {
        final FeedScene scene = new FeedScene(1).to(5_000, 1);
        scene.at(5_440);

        assertThat(scene.to(6_000, 1).told()).isEmpty();
    }

    @Test
    void shouldTellOneInterruptionWhenOnlyHeartbeatsCameMeanwhile() {
        final FeedScene scene = new FeedScene(1).to(5_000, 1);
        for (int ms = 5_960; ms < 12_000; ms += 1_000) {
            scene.heartbeat(1, ms);
        }
        assertThat(scene.told()).isEmpty();

        scene.at(12_400);
        assertThat(scene.to(14_000, 1).told()).containsExactly("INTERRUPTED for 7440 at 12400");
    }

    @Test
    void shouldMissWhoDoesNotComeBackFromAnInterruption() {
        final FeedScene scene = new FeedScene(2).to(5_000, 1, 2);
        scene.at(10_000);

        // The step over the interruption counts as half a second; more than 0.6 s of the other's time come to it at
        // 10.64.
        assertThat(scene.to(12_000, 1).told())
                .containsExactly("INTERRUPTED for 5040 at 10000", "MISSING 2 for 5760 at 10720");
    }

    @Test
    void shouldKnowNobodyWhenTheMatchStartsAnew() {
        final FeedScene scene = new FeedScene(2).to(5_000, 1, 2).to(8_000, 1);
        scene.reset();

        assertThat(scene.to(10_000, 1).to(12_000, 1, 2).told()).isEmpty();
    }

    @Test
    void shouldKnowNobodyWhenAReplayIsSetBack() {
        final FeedScene scene = new FeedScene(2, false).to(20_000, 1, 2).to(23_000, 1);
        assertThat(scene.told()).hasSize(1);
        scene.restart(1, 2);
        scene.restart(2, 2);
        scene.at(0);

        // 256 records in a row outvote where it was: 32 frames of two sources.
        assertThat(scene.to(10_000, 1, 2).told()).isEmpty();
    }

    @Test
    void shouldTellTheSameWhenEveryDatagramIsPutIntoAnotherEngine() {
        assertThat(troubled(true).feedEvents())
                .isEqualTo(troubled(false).feedEvents())
                .hasSize(5);
    }

    private static FeedScene troubled(final boolean restoring) {
        final FeedScene scene = new FeedScene(2);
        scene.restoring = restoring;
        scene.to(1_000, 1, 2).to(2_600, 1).to(3_000, 1, 2);
        scene.at(4_000);
        scene.loss = (sourceId, number) -> number % 20 == 0;
        return scene.to(12_000, 1, 2);
    }
}
