package dev.touchline.engine.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.touchline.engine.state.MatchEvent;
import dev.touchline.engine.state.Side;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import org.junit.jupiter.api.Test;

class PossessionClockTest {
    private static final long SECOND = 1_000_000;

    private PossessionClock clock = new PossessionClock();
    private long nowUs = 1_000 * SECOND;

    /** So many seconds in steps of a quarter. */
    private void pass(final double seconds, final Side side, final int player) {
        for (int i = 0; i < seconds * 4; i++) {
            nowUs += SECOND / 4;
            clock.advanceTo(nowUs, side != Side.NONE, side, player);
        }
    }

    private void start() {
        clock.advanceTo(nowUs, true, Side.NONE, MatchEvent.NO_OBJECT);
    }

    @Test
    void shouldCountTeamsAndPlayersToTheMicrosecond() {
        start();
        pass(30, Side.HOME, 2);
        pass(20, Side.AWAY, 22);
        pass(10, Side.NONE, MatchEvent.NO_OBJECT);
        clock.advanceTo(nowUs + 333_333, true, Side.HOME, 3);

        assertThat(clock.totalUs(Side.HOME)).isEqualTo(30_333_333);
        assertThat(clock.totalUs(Side.AWAY)).isEqualTo(20_000_000);
        assertThat(clock.playerUs(2)).isEqualTo(30_000_000);
        assertThat(clock.playerUs(3)).isEqualTo(333_333);
        assertThat(clock.inPlayUs()).isEqualTo(50_333_333);
        assertThat(clock.totalUs()).isEqualTo(60_333_333);
    }

    @Test
    void shouldSlideItsWindowsByWholeSeconds() {
        start();
        pass(50, Side.HOME, 2);
        pass(40, Side.AWAY, 22);

        // It is second 90 of the test: the window of 60 is seconds 31 to 90, of which 19 were home's and the 90th is
        // empty.
        assertThat(clock.windowUs(Side.HOME, 60)).isEqualTo(19 * SECOND);
        assertThat(clock.windowUs(Side.AWAY, 60)).isEqualTo(40 * SECOND);
        assertThat(clock.windowUs(Side.HOME, 300)).isEqualTo(50 * SECOND);

        pass(1_200, Side.NONE, MatchEvent.NO_OBJECT);
        assertThat(clock.windowUs(Side.HOME, 1_200)).isZero();
        assertThat(clock.totalUs(Side.HOME)).isEqualTo(50 * SECOND);
    }

    @Test
    void shouldSplitAStepAtTheSecond() {
        nowUs += 900_000;
        start();
        clock.advanceTo(nowUs + 400_000, true, Side.HOME, 2);

        assertThat(clock.windowUs(Side.HOME, 1)).as("0.3 of 0.4 s").isEqualTo(300_000);
        assertThat(clock.windowUs(Side.HOME, 2)).isEqualTo(400_000);
    }

    @Test
    void shouldCountHalfASecondOfAGapHoweverLong() {
        start();
        clock.advanceTo(nowUs + 10 * SECOND, true, Side.HOME, 2);
        assertThat(clock.totalUs(Side.HOME)).isEqualTo(500_000);

        // 1,200 seconds on the ring has gone round once, to the very second that it counts the half second in.
        clock.advanceTo(nowUs + 1_210 * SECOND, true, Side.HOME, 2);

        assertThat(clock.totalUs(Side.HOME)).isEqualTo(1_000_000);
        assertThat(clock.windowUs(Side.HOME, 1_200)).isZero();
    }

    @Test
    void shouldGoOnTheSameOnceRestored() {
        start();
        pass(50, Side.HOME, 2);
        final StateWriter out = new StateWriter();
        clock.save(out);
        clock = new PossessionClock();
        clock.load(new StateReader(out.toBytes()));
        pass(40, Side.AWAY, 22);

        assertThat(clock.windowUs(Side.HOME, 60)).isEqualTo(19 * SECOND);
        assertThat(clock.playerUs(2)).isEqualTo(50 * SECOND);
    }

    @Test
    void shouldRefuseWindowsThatItDoesNotKeep() {
        assertThatIllegalArgumentException().isThrownBy(() -> clock.windowUs(Side.HOME, 1_201));
        assertThatIllegalArgumentException().isThrownBy(() -> clock.windowUs(Side.NONE, 60));
    }
}
