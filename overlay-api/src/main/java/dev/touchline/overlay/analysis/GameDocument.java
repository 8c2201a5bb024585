package dev.touchline.overlay.analysis;

import dev.touchline.engine.game.GameReading;
import dev.touchline.engine.state.Side;
import dev.touchline.engine.team.TeamShape;
import java.util.List;
import java.util.Locale;

/** The game at the newest frame, as {@code GET /matches/{id}/game} shows it. Immutable; any thread. */
public record GameDocument(
        long tsUs, Clock clock, Direction direction, Ball ball, Team home, Team away, List<Player> players) {
    /** Period and clock; {@code overdue} when nobody has ended the period. */
    public record Clock(int period, boolean running, long ms, boolean overdue) {}

    /** Which way home attacks, +1 or -1 along x, or null; and whether the goalkeepers stand the other way round. */
    public record Direction(Integer homeAttacks, boolean stated, boolean contradicted) {}

    /** Whether it is in play, and whose it is. */
    public record Ball(
            String inPlay,
            boolean inPlayStated,
            String possession,
            boolean possessionStated,
            Integer player,
            Double inPlaySeconds,
            Double totalSeconds) {}

    /** A team's shape and counts. A possession's share is of both teams' possession; null when there was none. */
    public record Team(
            Shape withGoalkeeper,
            Shape withoutGoalkeeper,
            Integer goalkeeper,
            Double offsideLineX,
            Possession possession,
            int passes,
            int passesCompleted,
            int shots) {}

    /** A team's shape at the newest frame: metres, square metres. */
    public record Shape(
            int players,
            Double centroidX,
            Double centroidY,
            Double width,
            Double length,
            Double stretch,
            Double area,
            Double defensiveLineX,
            Double lineDistance) {}

    /** Seconds with the ball, and shares over the match and the last minutes. */
    public record Possession(
            Double seconds, Double match, Double oneMinute, Double fiveMinutes, Double twentyMinutes) {}

    /** A player's part in it. */
    public record Player(
            int objectId, Double possessionSeconds, int passes, int passesCompleted, int received, int shots) {}

    /** The document of a reading. */
    public static GameDocument of(final GameReading game) {
        return new GameDocument(
                game.tsUs(),
                new Clock(game.period(), game.running(), game.clockMs(), game.clockImplausible()),
                new Direction(
                        game.homeAttacks() == 0 ? null : Integer.valueOf(game.homeAttacks()),
                        game.directionStated(),
                        game.directionContradicted()),
                new Ball(
                        switch (game.inPlay()) {
                            case YES -> "yes";
                            case NO -> "no";
                            case UNKNOWN -> "unknown";
                        },
                        game.inPlayStated(),
                        side(game.possession()),
                        game.possessionStated(),
                        Numbers.object(game.possessingPlayer()),
                        Numbers.seconds(game.inPlayUs()),
                        Numbers.seconds(game.totalUs())),
                team(game.home(), game.away()),
                team(game.away(), game.home()),
                game.players().stream().map(GameDocument::player).toList());
    }

    /** {@code home}, {@code away}, or null for neither. */
    /** The side as documents have it; null for none. */
    public static String side(final Side side) {
        return side == Side.NONE ? null : side.name().toLowerCase(Locale.ROOT);
    }

    private static Team team(final GameReading.Team team, final GameReading.Team other) {
        return new Team(
                shape(team.withKeeper()),
                shape(team.withoutKeeper()),
                Numbers.object(team.keeper()),
                Numbers.known(team.offsideLineX()),
                new Possession(
                        Numbers.seconds(team.possessionUs()),
                        Numbers.share(team.possessionUs(), team.possessionUs() + other.possessionUs()),
                        Numbers.share(
                                team.possessionOneMinuteUs(),
                                team.possessionOneMinuteUs() + other.possessionOneMinuteUs()),
                        Numbers.share(
                                team.possessionFiveMinutesUs(),
                                team.possessionFiveMinutesUs() + other.possessionFiveMinutesUs()),
                        Numbers.share(
                                team.possessionTwentyMinutesUs(),
                                team.possessionTwentyMinutesUs() + other.possessionTwentyMinutesUs())),
                team.passes(),
                team.passesCompleted(),
                team.shots());
    }

    private static Shape shape(final TeamShape shape) {
        return new Shape(
                shape.players(),
                Numbers.known(shape.centroidX()),
                Numbers.known(shape.centroidY()),
                Numbers.known(shape.widthMetres()),
                Numbers.known(shape.lengthMetres()),
                Numbers.known(shape.stretchMetres()),
                Numbers.known(shape.areaSquareMetres()),
                Numbers.known(shape.defensiveLineX()),
                Numbers.known(shape.lineDistanceMetres()));
    }

    private static Player player(final GameReading.Player player) {
        return new Player(
                player.objectId(),
                Numbers.seconds(player.possessionUs()),
                player.passes(),
                player.passesCompleted(),
                player.received(),
                player.shots());
    }
}
