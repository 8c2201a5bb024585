package dev.touchline.engine.pitchcontrol;

import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.Teams;

/**
 * Pitch control by time to reach. A player keeps his velocity v for the reaction time t_r and then runs straight at top speed
 * (Spearman et al. 2017, with the constant speed of Shaw 2020):
 *
 * <pre>  T(p) = t_r + |p - (p0 + v t_r)| / v_max</pre>
 *
 * <p>Of each team the first to arrive counts. Arrival times are uncertain with a logistic distribution of standard deviation
 * s (Spearman et al. 2017), so home controls p with probability
 *
 * <pre>  P(p) = 1 / (1 + exp(-pi / (sqrt(3) s) (T_away - T_home)))</pre>
 *
 * <p>and away with 1 - P: the two are 1 in each cell. A team without players controls nothing; without any player it is 1/2
 * and nobody's. The cell's owner is who arrives first: a Voronoi diagram by time instead of distance (Taki and Hasegawa
 * 2000); the lower object id wins a tie. Where the ball is plays no part. Pure and static: any thread, one grid at a time;
 * allocates nothing.
 */
public final class PitchControl {
    /** t_r, s (Shaw 2020). */
    public static final double REACTION_SECONDS = 0.7;
    /** v_max, m/s (Shaw 2020). */
    public static final double TOP_SPEED_MPS = 5.0;
    /** s, s (as Shaw 2020 has it from Spearman 2018). */
    public static final double SPREAD_SECONDS = 0.45;

    private static final double STEEPNESS = StrictMath.PI / (StrictMath.sqrt(3) * SPREAD_SECONDS);

    private PitchControl() {}

    /** Fills a grid from where everybody is. Stale objects and those without a team play no part. */
    public static void compute(final ObjectStates live, final Teams teams, final PitchControlGrid into) {
        into.begin(live.tsUs());
        final long believed = live.believedBits() & ~1L;
        final long home = teams.home() & believed;
        final long away = teams.away() & believed & ~home;
        for (int cell = 0; cell < into.cells(); cell++) {
            final double x = into.centreX(cell);
            final double y = into.centreY(cell);
            final int homeFirst = first(live, home, x, y);
            final int awayFirst = first(live, away, x, y);
            final double homeTime = homeFirst == 0 ? Double.POSITIVE_INFINITY : timeToReach(live, homeFirst, x, y);
            final double awayTime = awayFirst == 0 ? Double.POSITIVE_INFINITY : timeToReach(live, awayFirst, x, y);
            into.set(cell, control(homeTime, awayTime), owner(homeFirst, homeTime, awayFirst, awayTime));
        }
    }

    private static int first(final ObjectStates live, final long players, final double x, final double y) {
        int first = 0;
        double least = Double.POSITIVE_INFINITY;
        for (long bits = players; bits != 0; bits &= bits - 1) {
            final int objectId = Long.numberOfTrailingZeros(bits);
            final double squared = wayLeftSquared(live, objectId, x, y);
            if (squared < least) {
                least = squared;
                first = objectId;
            }
        }
        return first;
    }

    private static int owner(final int homeFirst, final double homeTime, final int awayFirst, final double awayTime) {
        if (homeFirst == 0 && awayFirst == 0) {
            return PitchControlGrid.NOBODY;
        }
        if (homeTime < awayTime) {
            return homeFirst;
        }
        return awayTime < homeTime ? awayFirst : Math.min(homeFirst, awayFirst);
    }

    /** The probability that home controls a place that the teams can reach within these times, s. */
    static double control(final double homeTime, final double awayTime) {
        if (Double.isInfinite(homeTime) && Double.isInfinite(awayTime)) {
            return 0.5;
        }
        return 1 / (1 + StrictMath.exp(-STEEPNESS * (awayTime - homeTime)));
    }

    /** How soon a player can be at a place, s. */
    static double timeToReach(final ObjectStates live, final int objectId, final double x, final double y) {
        return REACTION_SECONDS + Math.sqrt(wayLeftSquared(live, objectId, x, y)) / TOP_SPEED_MPS;
    }

    private static double wayLeftSquared(final ObjectStates live, final int objectId, final double x, final double y) {
        final double dx = x - (live.xMetres(objectId) + live.vxMps(objectId) * REACTION_SECONDS);
        final double dy = y - (live.yMetres(objectId) + live.vyMps(objectId) * REACTION_SECONDS);
        return dx * dx + dy * dy;
    }
}
