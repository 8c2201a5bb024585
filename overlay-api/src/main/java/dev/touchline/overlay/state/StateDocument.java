package dev.touchline.overlay.state;

import dev.touchline.engine.MatchReading;
import dev.touchline.engine.game.GameReading;
import dev.touchline.overlay.analysis.GameDocument;
import dev.touchline.overlay.match.ActiveMatch;
import dev.touchline.overlay.match.FeedState;
import dev.touchline.overlay.match.Incidents;
import dev.touchline.overlay.match.MatchDocument;

/**
 * A match as it is set up and as it stands, for engines that draw a score line and for those that come in late. Immutable; any thread.
 *
 * @param match without sources and keys
 * @param score by the goals that operators have said
 * @param ball whether it is in play, and whose it is
 * @param feed in one word
 */
public record StateDocument(
        MatchDocument match,
        ScoreDocument score,
        ClockDocument clock,
        GameDocument.Direction direction,
        BallDocument ball,
        FeedState feed) {
    /** Goals that count for each team. */
    public record ScoreDocument(long home, long away) {}

    /** Whether the ball is in play ({@code yes}, {@code no}, {@code unknown}), and which team has it, or null. */
    public record BallDocument(String inPlay, String possession, Integer player) {}

    /** The state of a match. */
    static StateDocument of(final ActiveMatch match, final MatchReading reading, final FeedState feed) {
        final GameReading game = reading.game();
        final GameDocument document = GameDocument.of(game);
        return new StateDocument(
                match.document().withoutSources(),
                new ScoreDocument(Incidents.goals(match, "home"), Incidents.goals(match, "away")),
                new ClockDocument(
                        game.period(), game.running(), game.clockMs(), reading.seq() == 0 ? null : (Long) game.tsUs()),
                document.direction(),
                new BallDocument(
                        document.ball().inPlay(),
                        document.ball().possession(),
                        document.ball().player()),
                feed);
    }

    /** The same, with an earlier clock that says the same: what has not changed looks the same. */
    StateDocument withClockOf(final StateDocument earlier) {
        return clock.continues(earlier.clock)
                ? new StateDocument(match, score, earlier.clock, direction, ball, feed)
                : this;
    }
}
