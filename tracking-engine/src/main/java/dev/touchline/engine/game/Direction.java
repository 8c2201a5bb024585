package dev.touchline.engine.game;

import dev.touchline.engine.state.Side;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.engine.state.Teams;
import dev.touchline.engine.team.Keepers;

/**
 * Which way home attacks: as it is stated, else as the goalkeepers stand. A team attacks away from its goalkeeper, so home
 * attacks +x when its goalkeeper's mean x is {@value #APART_METRES} m less than the other's. Where the roster names none, the
 * two outermost players on average are taken for them, if they are of different teams and {@value #OUTERMOST_APART_METRES} m
 * apart.
 *
 * <p>A direction is derived once the goalkeepers have stood so for {@value #DERIVED_AFTER_US} us. When what is stated is
 * contradicted for {@value #ALERT_AFTER_US} us it is an alert, told once in a period, and changes nothing. Engine thread only.
 */
final class Direction {
    static final double APART_METRES = 10;
    static final double OUTERMOST_APART_METRES = 30;
    static final long DERIVED_AFTER_US = 2_000_000;
    static final long ALERT_AFTER_US = 5_000_000;

    private int stated;
    private int derived;
    private int seen;
    private long seenUs;
    private boolean alerted;

    /** Takes what is stated: +1, -1, or 0. */
    void state(final int newStated) {
        if (newStated != stated) {
            alerted = false;
        }
        stated = newStated;
    }

    /**
     * Looks at the goalkeepers; answers whether they contradict what is stated, once.
     *
     * @param playing bits of who plays
     */
    boolean observe(final Keepers keepers, final Teams teams, final long playing, final long elapsedUs) {
        final int now = standing(keepers, teams, playing);
        seenUs = now == seen ? seenUs + elapsedUs : 0;
        seen = now;
        if (seen != 0 && seenUs >= DERIVED_AFTER_US) {
            derived = seen;
        }
        if (alerted || stated == 0 || seen != -stated || seenUs < ALERT_AFTER_US) {
            return false;
        }
        alerted = true;
        return true;
    }

    private static int standing(final Keepers keepers, final Teams teams, final long playing) {
        final int home = keepers.named(teams, Side.HOME, playing);
        final int away = keepers.named(teams, Side.AWAY, playing);
        if (home != Keepers.NOBODY && away != Keepers.NOBODY) {
            return sign(keepers.meanX(away) - keepers.meanX(home), APART_METRES);
        }
        if (home != Keepers.NOBODY) {
            return sign(-keepers.meanX(home), APART_METRES);
        }
        if (away != Keepers.NOBODY) {
            return sign(keepers.meanX(away), APART_METRES);
        }
        final long members = playing & (teams.home() | teams.away()) & ~1L;
        final int most = keepers.outermost(members, 1);
        final int least = keepers.outermost(members, -1);
        if (teams.side(most) == teams.side(least)
                || keepers.meanX(most) - keepers.meanX(least) < OUTERMOST_APART_METRES) {
            return 0;
        }
        return teams.side(least) == Side.HOME ? 1 : -1;
    }

    private static int sign(final double metres, final double least) {
        return metres >= least ? 1 : metres <= -least ? -1 : 0;
    }

    /** +1 while home attacks +x, -1 while it attacks -x, 0 when it is neither stated nor derived. */
    int homeAttacks() {
        return stated != 0 ? stated : derived;
    }

    /** The direction of a side's attack; 0 when it is not known. */
    int attack(final Side side) {
        return side == Side.AWAY ? -homeAttacks() : homeAttacks();
    }

    boolean isStated() {
        return stated != 0;
    }

    /** Whether the goalkeepers have contradicted the statement in this period. */
    boolean isContradicted() {
        return alerted;
    }

    /** Another period: ends may have changed. What is stated stays until it is stated otherwise. */
    void startPeriod() {
        derived = 0;
        seen = 0;
        seenUs = 0;
        alerted = false;
    }

    void clear() {
        startPeriod();
        stated = 0;
    }

    void save(final StateWriter out) {
        out.putInt(stated);
        out.putInt(derived);
        out.putInt(seen);
        out.putLong(seenUs);
        out.putBoolean(alerted);
    }

    void load(final StateReader in) {
        stated = in.getInt();
        derived = in.getInt();
        seen = in.getInt();
        seenUs = in.getLong();
        alerted = in.getBoolean();
    }
}
