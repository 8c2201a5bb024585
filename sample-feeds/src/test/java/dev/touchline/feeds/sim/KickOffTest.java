package dev.touchline.feeds.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.feeds.FeedFrame;
import dev.touchline.feeds.ObjectIds;
import dev.touchline.feeds.sim.SimulatorSettings.Afterwards;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How twenty-two players set off after the kick-offs of a whole match: both halves' and those after goals. */
@Timeout(60)
class KickOffTest {
    private static final int FRAMES_PER_SECOND = 25;
    private static final int SECONDS = 15;

    private final FeedFrame frame = new FeedFrame();
    private final double[] x = new double[ObjectIds.COUNT];
    private final double[] y = new double[ObjectIds.COUNT];
    private double metres;
    private int goalsBefore;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldUnfoldWithoutARushWhenKickedOff(final long seed) {
        final SimulatedMatch match =
                new SimulatedMatch(SimulatorSettings.ofSeed(seed).withAfterwards(Afterwards.END));
        int kickOffs = 0;
        double fastestOfAll = 0;
        while (awaitKickOff(match)) {
            kickOffs++;
            double fastest = 0;
            for (int second = 0; second < SECONDS; second++) {
                fastest = Math.max(fastest, meanSpeedOfNextSecond(match));
            }
            // 1.9 m/s is 7 km/h, where the slowest band ends: players who stay below it for 15 s are asleep
            assertThat(fastest).isGreaterThan(1.9);
            fastestOfAll = Math.max(fastestOfAll, fastest);
        }

        // 3.5 m/s (12.6 km/h) is a jog. The recording's one kick-off is above it for 4 s, at most 4.9 m/s: a long ball
        assertThat(fastestOfAll).isLessThan(3.5);
        // a goal may be the last thing that happens in a half
        assertThat(kickOffs).isBetween(Math.max(2, goals(match)), 2 + goals(match));
    }

    /** Pulls until the ball is kicked off from the centre spot; false when the match ends before. */
    private boolean awaitKickOff(final SimulatedMatch match) {
        boolean due = frame.period() == 0;
        boolean inPlay = frame.ballInPlay();
        while (pull(match)) {
            due |= frame.period() == 0 || goals(match) > goalsBefore;
            if (due && frame.ballInPlay() && !inPlay) {
                goalsBefore = goals(match);
                return true;
            }
            inPlay = frame.ballInPlay();
        }
        return false;
    }

    private static int goals(final SimulatedMatch match) {
        return match.homeGoals() + match.awayGoals();
    }

    private double meanSpeedOfNextSecond(final SimulatedMatch match) {
        metres = 0;
        for (int i = 0; i < FRAMES_PER_SECOND; i++) {
            pull(match);
        }
        return metres / (2 * Side.PLAYERS);
    }

    private boolean pull(final SimulatedMatch match) {
        final boolean more = match.next(frame);
        for (int side = 0; more && side < 2; side++) {
            for (int slot = 0; slot < Side.PLAYERS; slot++) {
                final int id = Casting.objectId(side, slot);
                final double newX = frame.xMillimetres(id) / 1_000.0;
                final double newY = frame.yMillimetres(id) / 1_000.0;
                metres += Math.hypot(newX - x[id], newY - y[id]);
                x[id] = newX;
                y[id] = newY;
            }
        }
        return more;
    }
}
