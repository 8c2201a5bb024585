package dev.touchline.accuracy;

import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.PlayClass;
import dev.touchline.engine.state.Side;
import dev.touchline.engine.state.Teams;
import dev.touchline.feeds.FeedFrame;
import dev.touchline.feeds.Feeds;
import dev.touchline.feeds.MatchDescription;
import dev.touchline.feeds.MatchFeed;
import dev.touchline.feeds.ObjectIds;
import dev.touchline.feeds.PlayerEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The real match as instants of 40 ms with its positions as they are, as if they had settled so. */
final class SettledMatch {
    /** Takes one instant and the state of play at it. */
    @FunctionalInterface
    interface Instants {
        void onInstant(ObjectStates settled, int playClass);
    }

    private static final long START_US = 1_750_000_000_000_000L;

    private final Map<String, Integer> ids = new LinkedHashMap<>();
    private final Path file;

    private SettledMatch(final Path file) {
        this.file = file;
    }

    static SettledMatch open(final Path file) throws IOException {
        final SettledMatch match = new SettledMatch(file);
        try (MatchFeed feed = Feeds.open(file.toString(), 0)) {
            final MatchDescription description = feed.description();
            for (final PlayerEntry player : description.home().players()) {
                match.ids.put("home_" + player.number(), player.objectId());
            }
            for (final PlayerEntry player : description.away().players()) {
                match.ids.put("away_" + player.number(), player.objectId());
            }
        }
        return match;
    }

    /** Object ids by the names that the file has. */
    Map<String, Integer> ids() {
        return ids;
    }

    Teams teams() {
        long home = 0;
        long away = 0;
        for (final int id : ids.values()) {
            if (ObjectIds.isHome(id)) {
                home |= 1L << id;
            } else {
                away |= 1L << id;
            }
        }
        return new Teams(home, away);
    }

    static Side side(final String name) {
        return name.startsWith("home") ? Side.HOME : Side.AWAY;
    }

    void forEach(final Instants instants) throws IOException {
        final ObjectStates settled = new ObjectStates();
        final FeedFrame frame = new FeedFrame();
        try (MatchFeed feed = Feeds.open(file.toString(), 0)) {
            while (feed.next(frame)) {
                settled.begin(START_US + frame.mediaTimeNs() / 1_000);
                for (long left = frame.presentMask(); left != 0; left &= left - 1) {
                    final int id = Long.numberOfTrailingZeros(left);
                    settled.place(id, frame.xMillimetres(id), frame.yMillimetres(id), 0);
                }
                instants.onInstant(settled, PlayClass.of(frame.ballInPlay(), possession(frame), 1));
            }
        }
    }

    private static Side possession(final FeedFrame frame) {
        return switch (frame.possession()) {
            case HOME -> Side.HOME;
            case AWAY -> Side.AWAY;
            default -> Side.NONE;
        };
    }
}
