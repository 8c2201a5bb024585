package dev.touchline.accuracy;

import dev.touchline.engine.game.BodyPoints;
import dev.touchline.engine.game.GameReading;
import dev.touchline.engine.game.MatchGame;
import dev.touchline.engine.state.MatchEvent;
import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.PlayState;
import dev.touchline.engine.state.PlayState.InPlay;
import dev.touchline.engine.state.Side;
import dev.touchline.engine.state.Teams;
import dev.touchline.feeds.FeedFrame;
import dev.touchline.feeds.MatchDescription;
import dev.touchline.feeds.PlayerEntry;
import dev.touchline.protocol.feed.AttacksPlusX;
import dev.touchline.protocol.feed.Possession;
import java.util.ArrayList;
import java.util.List;

/** One run of the game's metrics over a feed, with what came of it held against what the feed states. */
final class GameRun {
    /** What the game may hear of the feed's statements besides period and clock. */
    enum Told {
        IN_PLAY_AND_DIRECTION,
        NOTHING
    }

    /** An event, copied. */
    record Event(MatchEvent.Kind kind, long tsUs, Side side, int player, int other, boolean completed, long value) {}

    private final List<Event> events = new ArrayList<>();
    private final PlayState stated = new PlayState();
    private final MatchDescription match;
    private final MatchGame game;
    private final Teams teams;
    private final Told told;
    private int aliveFrames;
    private int homeFrames;
    private int agreeing;
    private int undefined;
    private int inPlayAgreeing;
    private int frames;

    GameRun(final MatchDescription match, final Told told) {
        this.match = match;
        this.told = told;
        teams = new Teams(bits(match.home().players()), bits(match.away().players()));
        game = new MatchGame(
                new Pitch((int) (match.pitchLengthMetres() * 1000), (int) (match.pitchWidthMetres() * 1000)),
                BodyPoints.NONE,
                event -> events.add(new Event(
                        event.kind,
                        event.tsUs,
                        event.side,
                        event.objectId,
                        event.otherId,
                        event.completed,
                        event.value)));
    }

    private static long bits(final List<PlayerEntry> players) {
        return players.stream().mapToLong(player -> 1L << player.objectId()).reduce(0, (a, b) -> a | b);
    }

    /** Takes a frame: where everybody is as {@code states} have it, the rest from the feed. */
    void onFrame(final FeedFrame frame, final ObjectStates states) {
        final boolean all = told == Told.IN_PLAY_AND_DIRECTION;
        final InPlay inPlay = !all ? InPlay.UNKNOWN : frame.ballInPlay() ? InPlay.YES : InPlay.NO;
        final int attacks = frame.attacksPlusX() == AttacksPlusX.HOME ? 1 : -1;
        stated.clock(frame.period(), frame.clockRunning(), frame.clockMs(), all ? attacks : 0, inPlay, Side.NONE);
        game.onFrame(states, stated, teams);
        frames++;
        inPlayAgreeing += game.isInPlay() == frame.ballInPlay() ? 1 : 0;
        if (frame.ballInPlay()) {
            final Side truth = frame.possession() == Possession.HOME ? Side.HOME : Side.AWAY;
            aliveFrames++;
            homeFrames += truth == Side.HOME ? 1 : 0;
            agreeing += game.possessingSide() == truth ? 1 : 0;
            undefined += game.possessingSide() == Side.NONE ? 1 : 0;
        }
    }

    GameReading reading() {
        return game.reading();
    }

    double agreement() {
        return (double) agreeing / aliveFrames;
    }

    long count(final MatchEvent.Kind kind) {
        return events.stream().filter(event -> event.kind() == kind).count();
    }

    /** The share of frames with the ball in play or not as the feed states. */
    double playAgreement() {
        return (double) inPlayAgreeing / frames;
    }

    /** Home's share of the frames in play, as the feed states it. */
    double statedHomeShare() {
        return (double) homeFrames / aliveFrames;
    }

    double meanPassMetres() {
        return events.stream()
                        .filter(event -> event.kind() == MatchEvent.Kind.PASS)
                        .mapToLong(Event::value)
                        .average()
                        .orElseThrow()
                / 1000;
    }

    /** The object id of a shirt number. */
    int objectId(final boolean home, final int number) {
        return (home ? match.home() : match.away())
                .players().stream()
                        .filter(player -> player.number() == number)
                        .findAny()
                        .orElseThrow()
                        .objectId();
    }

    String summary(final String name) {
        final GameReading reading = reading();
        return String.format(
                "%s: possession agrees %.1f %% of %d frames alive (undefined %.1f %%), in play agrees %.1f %%,"
                        + " passes home %d/%d away %d/%d of %.1f m on average, shots %d+%d, changes of possession %d, offside %d, out %d,"
                        + " home attacks %d",
                name,
                100 * agreement(),
                aliveFrames,
                100.0 * undefined / aliveFrames,
                100 * playAgreement(),
                reading.home().passesCompleted(),
                reading.home().passes(),
                reading.away().passesCompleted(),
                reading.away().passes(),
                meanPassMetres(),
                reading.home().shots(),
                reading.away().shots(),
                count(MatchEvent.Kind.POSSESSION),
                count(MatchEvent.Kind.OFFSIDE),
                count(MatchEvent.Kind.OUT),
                reading.homeAttacks());
    }
}
