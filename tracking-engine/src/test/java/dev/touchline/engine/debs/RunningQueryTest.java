package dev.touchline.engine.debs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunningQueryTest {
    private static final int STANDING = 0;
    private static final int TROT = 1;
    private static final int HIGH = 4;
    private static final int SPRINT = 5;
    private final TestGame game = new TestGame();

    @Test
    void shouldClassSpeedsByTheChallengesLimits() {
        assertThat(Intensity.indexOf(277_777)).as("0.9999972 km/h").isEqualTo(STANDING);
        assertThat(Intensity.indexOf(277_778)).as("1.0000008 km/h").isEqualTo(TROT);
        assertThat(Intensity.indexOf(3_055_555)).as("10.999998 km/h").isEqualTo(TROT);
        assertThat(Intensity.indexOf(3_055_556)).as("11.0000016 km/h").isEqualTo(2);
        assertThat(Intensity.indexOf(3_888_889)).as("14.0000004 km/h").isEqualTo(3);
        assertThat(Intensity.indexOf(4_722_223)).as("17.0000028 km/h").isEqualTo(HIGH);
        assertThat(Intensity.indexOf(6_666_666)).as("23.9999976 km/h").isEqualTo(HIGH);
        assertThat(Intensity.indexOf(6_666_667)).as("24.0000012 km/h").isEqualTo(SPRINT);
    }

    @Test
    void shouldAddUpTimeAndDistance() {
        game.run(1, 0, 10_000, 26_000, 0, 2_000);
        game.run(1, 10_000, 14_000, 26_000, 0, 8_000);
        game.tickTo(14_000);
        game.engine.finish();

        final IntensityTotals totals = game.engine.running().totals(1, DebsWindow.GAME);
        assertThat(totals.timeMs(TROT)).isEqualTo(10_000);
        assertThat(totals.distanceMicrometres(TROT)).as("10 s at 2 m/s").isEqualTo(20_000_000);
        assertThat(totals.timeMs(SPRINT)).isEqualTo(4_000);
        assertThat(totals.distanceMicrometres(SPRINT)).as("4 s at 8 m/s").isEqualTo(32_000_000);
        assertThat(game.engine.running().totals(2, DebsWindow.GAME).timeMs(STANDING))
                .as("never seen")
                .isZero();
    }

    /** 5 s trot, 0.6 s high, 2 s sprint: the 0.6 s do not last a second and are counted to the sprint. */
    @Test
    void shouldCountWhatDoesNotLastToWhatFollows() {
        game.run(1, 0, 5_000, 26_000, 0, 2_000);
        game.run(1, 5_000, 5_600, 26_000, 0, 5_000);
        game.run(1, 5_600, 7_600, 26_000, 0, 8_000);
        game.tickTo(7_600);

        final IntensityTotals totals = game.engine.running().totals(1, DebsWindow.GAME);
        assertThat(totals.timeMs(TROT)).isEqualTo(5_000);
        assertThat(totals.timeMs(HIGH)).isZero();
        assertThat(totals.timeMs(SPRINT)).isEqualTo(2_600);
        assertThat(totals.distanceMicrometres(SPRINT)).as("0.6 * 5 + 2 * 8 m").isEqualTo(19_000_000);
        assertThat(game.results.running)
                .last()
                .isEqualTo(new RecordingResults.Running(
                        TestGame.ps(7_600), 1, SPRINT, TestGame.ps(5_000), TestGame.ps(7_600), 19_000_000));
    }

    @Test
    void shouldStayInAClassThatIsLeftForLessThanASecond() {
        game.run(1, 0, 3_000, 26_000, 0, 2_000);
        game.run(1, 3_000, 3_980, 26_000, 0, 0);
        game.run(1, 3_980, 6_000, 26_000, 0, 2_000);
        game.tickTo(6_000);

        assertThat(game.engine.running().totals(1, DebsWindow.GAME).timeMs(TROT))
                .isEqualTo(6_000);
        assertThat(game.results.running)
                .extracting(RecordingResults.Running::startPs)
                .containsOnly(TestGame.ps(0));
    }

    @Test
    void shouldEndTheRunningOfWhoIsNotSeen() {
        game.run(1, 0, 3_000, 26_000, 0, 2_000);
        game.tickTo(10_000);
        game.run(1, 10_000, 12_000, 26_000, 0, 2_000);
        game.tickTo(12_000);

        // The last event, at 2,995 ms, is good for half a second: ticks at 3,020 to 3,480.
        assertThat(game.engine.running().totals(1, DebsWindow.GAME).timeMs(TROT))
                .isEqualTo(3_480 + 2_000);
        assertThat(game.results.running)
                .last()
                .extracting(RecordingResults.Running::startPs)
                .isEqualTo(TestGame.ps(10_000));
    }

    @Test
    void shouldTakeTheMeanOfBothShoes() {
        for (long ms = 0; ms < 2_000; ms += 5) {
            game.event(20, TestGame.ps(ms), 0, 0, 0, 0, 0, 0, 0);
            game.event(21, TestGame.ps(ms), 0, 0, 0, 0, 4_000, 0, 0);
        }
        game.tickTo(2_000);

        assertThat(game.engine.running().totals(1, DebsWindow.GAME).distanceMicrometres(TROT))
                .as("2 s at (0 + 4) / 2 m/s")
                .isEqualTo(4_000_000);
    }
}
