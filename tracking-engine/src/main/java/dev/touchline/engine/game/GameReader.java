package dev.touchline.engine.game;

import dev.touchline.engine.game.GameReading.Player;
import dev.touchline.engine.state.MatchEvent;
import dev.touchline.engine.state.Side;
import dev.touchline.engine.team.Keepers;
import java.util.ArrayList;
import java.util.List;

/** Makes the parts of a {@link GameReading}. Engine thread only; allocates, and is no part of a frame. */
final class GameReader {
    private static final int PLAYERS = 64;
    private static final int MINUTE = 60;

    private GameReader() {}

    static GameReading.Team team(
            final Side side, final TeamPicture picture, final PossessionClock clock, final PassCounts counts) {
        final int keeper = picture.keeper(side);
        final int lineX = picture.lineX(side);
        return new GameReading.Team(
                picture.shape(side).withKeeper(),
                picture.shape(side).withoutKeeper(),
                keeper == Keepers.NOBODY ? MatchEvent.NO_OBJECT : keeper,
                lineX == OffsideLine.UNKNOWN ? Double.NaN : lineX / 1000.0,
                clock.totalUs(side),
                clock.windowUs(side, MINUTE),
                clock.windowUs(side, 5 * MINUTE),
                clock.windowUs(side, 20 * MINUTE),
                counts.passes(side),
                counts.completed(side),
                counts.shots(side));
    }

    static List<Player> players(final PossessionClock clock, final PassCounts counts) {
        final List<Player> players = new ArrayList<>();
        for (int objectId = 1; objectId < PLAYERS; objectId++) {
            final Player player = new Player(
                    objectId,
                    clock.playerUs(objectId),
                    counts.passes(objectId),
                    counts.completed(objectId),
                    counts.received(objectId),
                    counts.shots(objectId));
            if (player.possessionUs() > 0 || player.passes() + player.received() + player.shots() > 0) {
                players.add(player);
            }
        }
        return List.copyOf(players);
    }
}
