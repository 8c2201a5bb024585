package dev.touchline.engine.game;

import dev.touchline.engine.state.PlayState.InPlay;
import dev.touchline.engine.state.Side;
import dev.touchline.engine.team.TeamShape;
import java.util.List;

/**
 * The game at one instant, made when it is asked for. Immutable; any thread. Times are whole microseconds of capture time,
 * lengths metres; what is not known is NaN or {@code NO_OBJECT}.
 *
 * @param tsUs when, us UTC
 * @param period 1, 2, extra time 3, 4, penalties 5, 0 none
 * @param running whether the match clock runs
 * @param clockMs of the period
 * @param clockImplausible whether the period has lasted longer than any does: nobody has ended it
 * @param homeAttacks +1 home attacks +x, -1 -x, 0 not known
 * @param directionStated whether that is stated, not derived
 * @param directionContradicted whether the goalkeepers have stood the other way than stated in this period
 * @param inPlay whether the ball is in play
 * @param inPlayStated whether that is stated, not derived
 * @param possession whose ball it is; {@link Side#NONE} while it is out of play or nobody's
 * @param possessionStated whether that is stated, not derived
 * @param possessingPlayer who has hit the ball last, derived always, or {@code NO_OBJECT}
 * @param inPlayUs how long the ball was in play
 * @param totalUs of how much time
 * @param home the home team
 * @param away the away team
 * @param players every player with ball time, a pass or a shot, by object id
 */
public record GameReading(
        long tsUs,
        int period,
        boolean running,
        long clockMs,
        boolean clockImplausible,
        int homeAttacks,
        boolean directionStated,
        boolean directionContradicted,
        InPlay inPlay,
        boolean inPlayStated,
        Side possession,
        boolean possessionStated,
        int possessingPlayer,
        long inPlayUs,
        long totalUs,
        Team home,
        Team away,
        List<Player> players) {

    /**
     * A team.
     *
     * @param withKeeper the shape of all its players
     * @param withoutKeeper the shape of its outfield players
     * @param keeper the goalkeeper's object id, or {@code NO_OBJECT}
     * @param offsideLineX the line that its attackers have to stay behind, m; NaN when not known
     * @param possessionUs its time with the ball in the match; a share is this over both teams' sum
     * @param possessionOneMinuteUs in the last 60 s
     * @param possessionFiveMinutesUs in the last 300 s
     * @param possessionTwentyMinutesUs in the last 1,200 s
     * @param passes that it has tried
     * @param passesCompleted of those, received by a team-mate
     * @param shots that it has taken
     */
    public record Team(
            TeamShape withKeeper,
            TeamShape withoutKeeper,
            int keeper,
            double offsideLineX,
            long possessionUs,
            long possessionOneMinuteUs,
            long possessionFiveMinutesUs,
            long possessionTwentyMinutesUs,
            int passes,
            int passesCompleted,
            int shots) {}

    /** A player's time with the ball, passes tried, completed and received, and shots. */
    public record Player(int objectId, long possessionUs, int passes, int passesCompleted, int received, int shots) {}
}
