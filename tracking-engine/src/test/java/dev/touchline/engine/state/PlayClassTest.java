package dev.touchline.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlayClassTest {
    private static final int HOME_ON_THE_BALL = PlayClass.of(true, Side.HOME, 1);
    private static final int AWAY_ON_THE_BALL_MINUS_X = PlayClass.of(true, Side.AWAY, -1);
    private static final int LOOSE = PlayClass.of(true, Side.NONE, 0);
    private static final int DEAD = PlayClass.of(false, Side.HOME, 1);

    @Test
    void shouldTellPlayPossessionAndDirectionApart() {
        assertThat(HOME_ON_THE_BALL).isEqualTo(PlayClass.HOME);
        assertThat(AWAY_ON_THE_BALL_MINUS_X).isEqualTo(PlayClass.AWAY + PlayClass.HOME_ATTACKS_MINUS_X);
        assertThat(LOOSE).isEqualTo(PlayClass.NOBODY);
        assertThat(DEAD).isEqualTo(PlayClass.OUT_OF_PLAY);
    }

    @Test
    void shouldLetThroughWhatTheFilterMeans() {
        assertThat(lets(When.ALL, Side.HOME, HOME_ON_THE_BALL, AWAY_ON_THE_BALL_MINUS_X, LOOSE, DEAD))
                .isTrue();
        assertThat(lets(When.IN_PLAY, Side.HOME, HOME_ON_THE_BALL, AWAY_ON_THE_BALL_MINUS_X, LOOSE))
                .isTrue();
        assertThat(lets(When.IN_PLAY, Side.HOME, DEAD)).isFalse();
        assertThat(lets(When.IN_POSSESSION, Side.AWAY, AWAY_ON_THE_BALL_MINUS_X))
                .isTrue();
        assertThat(lets(When.IN_POSSESSION, Side.AWAY, HOME_ON_THE_BALL)).isFalse();
        assertThat(lets(When.OUT_OF_POSSESSION, Side.AWAY, HOME_ON_THE_BALL)).isTrue();
        assertThat(lets(When.OUT_OF_POSSESSION, Side.AWAY, LOOSE)).isFalse();
        assertThat(lets(When.IN_POSSESSION, Side.NONE, HOME_ON_THE_BALL, AWAY_ON_THE_BALL_MINUS_X))
                .isTrue();
        assertThat(lets(When.OUT_OF_POSSESSION, Side.NONE, LOOSE)).isTrue();
    }

    private static boolean lets(final When when, final Side side, final int... classes) {
        for (final int each : classes) {
            if ((PlayClass.mask(when, side) >>> each & 1) == 0) {
                return false;
            }
        }
        return true;
    }
}
