package dev.touchline.feeds.stats;

import dev.touchline.feeds.FeedFrame;
import dev.touchline.feeds.MatchDescription;
import dev.touchline.feeds.MatchFeed;
import dev.touchline.feeds.ObjectIds;
import dev.touchline.feeds.PlayerEntry;
import java.io.IOException;
import java.util.List;

/**
 * Measures how players and ball move, the same way whatever the feed. One thread.
 *
 * <p>Speed at a time is the ground distance between an object's positions {@value #HALF_WINDOW_MS} ms before and after it,
 * divided by the time between: a central difference over 0.4 s. White noise of 20 mm per axis, which a frame-to-frame
 * difference at 25 Hz would show as 0.9 m/s, is then 0.09 m/s; an acceleration of 5 m/s2 is blurred by 0.05 m/s. Speeds
 * that no body reaches ({@value #MOST_PLAYER_MPS} m/s for players, {@value #MOST_BALL_MPS} m/s for the ball: tracking
 * errors) are left out. Frames without a running clock (before the match, half-time) do not count. Distance a minute is the
 * mean speed times 60, so that a player who is missing for a while is not taken for a slow one.
 */
public final class FeedStatistics {
    /** Half of the window a speed is measured over. */
    static final int HALF_WINDOW_MS = 200;

    static final int MOST_PLAYER_MPS = 12;
    static final int MOST_BALL_MPS = 60;

    private final int halfWindow;
    private final double windowSeconds;
    private final FeedFrame[] window;
    private final boolean[] keeper = new boolean[ObjectIds.COUNT];
    private final SpeedTally players = new SpeedTally(MOST_PLAYER_MPS);
    private final SpeedTally ball = new SpeedTally(MOST_BALL_MPS);
    private final SpeedTally ballInPlay = new SpeedTally(MOST_BALL_MPS);
    private final SpeedTally[] each = new SpeedTally[ObjectIds.COUNT];
    private long frames;
    private long framesInPlay;
    private long pulled;

    private FeedStatistics(final MatchDescription match) {
        halfWindow = Math.max(1, (int) Math.rint(match.frameRate().perSecond() * HALF_WINDOW_MS / 1_000));
        windowSeconds = 2 * halfWindow / match.frameRate().perSecond();
        window = new FeedFrame[2 * halfWindow + 1];
        for (int i = 0; i < window.length; i++) {
            window[i] = new FeedFrame();
        }
        for (int i = 0; i < each.length; i++) {
            each[i] = new SpeedTally(MOST_PLAYER_MPS);
        }
        mark(match.home().players(), ObjectIds.FIRST_HOME);
        mark(match.away().players(), ObjectIds.FIRST_AWAY);
    }

    /**
     * Measures a feed from where it is to its end or for so many frames.
     *
     * @param mostFrames 0 = to the end
     */
    public static MatchStatistics measure(final MatchFeed feed, final long mostFrames) throws IOException {
        final FeedStatistics statistics = new FeedStatistics(feed.description());
        while (mostFrames == 0 || statistics.pulled < mostFrames) {
            if (!feed.next(statistics.window[(int) (statistics.pulled % statistics.window.length)])) {
                break;
            }
            statistics.pulled++;
            if (statistics.pulled >= statistics.window.length) {
                statistics.measureMiddle();
            }
        }
        return statistics.result(feed.description());
    }

    private void mark(final List<PlayerEntry> team, final int first) {
        boolean known = false;
        for (final PlayerEntry player : team) {
            keeper[player.objectId()] = player.position().equals("GK");
            known |= !player.position().isEmpty();
        }
        keeper[first] |= !known;
    }

    private void measureMiddle() {
        final FeedFrame newest = at(0);
        final FeedFrame middle = at(halfWindow);
        final FeedFrame oldest = at(2 * halfWindow);
        final boolean whole = newest.number() - oldest.number() == 2L * halfWindow;
        if (!whole || !middle.clockRunning() || middle.period() == 0) {
            return;
        }
        frames++;
        framesInPlay += middle.ballInPlay() ? 1 : 0;
        long both = newest.presentMask() & oldest.presentMask();
        for (; both != 0; both &= both - 1) {
            final int objectId = Long.numberOfTrailingZeros(both);
            tally(objectId, speed(objectId, oldest, newest), middle.ballInPlay());
        }
    }

    private void tally(final int objectId, final double speed, final boolean inPlay) {
        if (objectId == ObjectIds.BALL) {
            ball.add(speed);
            if (inPlay) {
                ballInPlay.add(speed);
            }
        } else if (objectId < ObjectIds.FIRST_OFFICIAL) {
            players.add(speed);
            each[objectId].add(speed);
        }
    }

    private double speed(final int objectId, final FeedFrame from, final FeedFrame to) {
        final double dx = (double) to.xMillimetres(objectId) - from.xMillimetres(objectId);
        final double dy = (double) to.yMillimetres(objectId) - from.yMillimetres(objectId);
        return Math.sqrt(dx * dx + dy * dy) / 1_000 / windowSeconds;
    }

    /** The frame pulled so many pulls ago. */
    private FeedFrame at(final int ago) {
        return window[(int) ((pulled - 1 - ago) % window.length)];
    }

    private MatchStatistics result(final MatchDescription match) {
        double outfieldSum = 0;
        double keeperSum = 0;
        int outfield = 0;
        int keepers = 0;
        for (int id = ObjectIds.FIRST_HOME; id < ObjectIds.FIRST_OFFICIAL; id++) {
            if (each[id].count() > 0 && keeper[id]) {
                keeperSum += each[id].mean();
                keepers++;
            } else if (each[id].count() > 0) {
                outfieldSum += each[id].mean();
                outfield++;
            }
        }
        return new MatchStatistics(
                frames / match.frameRate().perSecond(),
                frames == 0 ? 0 : (double) framesInPlay / frames,
                players.mean(),
                players.percentile(0.99),
                outfield == 0 ? 0 : outfieldSum / outfield * 60,
                keepers == 0 ? 0 : keeperSum / keepers * 60,
                players.bands(),
                ball.percentile(0.5),
                ball.percentile(0.9),
                ball.percentile(0.99),
                ballInPlay.percentile(0.5),
                ballInPlay.percentile(0.9),
                ballInPlay.percentile(0.99));
    }
}
