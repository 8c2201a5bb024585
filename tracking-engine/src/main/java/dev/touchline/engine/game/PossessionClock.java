package dev.touchline.engine.game;

import dev.touchline.engine.state.Side;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import java.util.Arrays;

/**
 * How long each team and each player has had the ball, and how long it was in play: whole microseconds, exact. Each frame's
 * state owns the time to the next frame, half a second at most, as dwell does. Windows are of whole seconds of capture time:
 * the running one and those before it. Engine thread only; time costs a few additions a frame, windows are summed when read.
 */
final class PossessionClock {
    static final long LONGEST_STEP_US = 500_000;
    /** The longest window. */
    static final int SECONDS = 1_200;

    private static final long SECOND_US = 1_000_000;
    private static final int PLAYERS = 64;

    private final int[] homeUs = new int[SECONDS];
    private final int[] awayUs = new int[SECONDS];
    private final long[] playerUs = new long[PLAYERS];
    private boolean started;
    private long lastUs;
    private long homeTotalUs;
    private long awayTotalUs;
    private long inPlayUs;
    private long totalUs;

    /** Counts the time since the last frame for the state that it had. Instants never go back. */
    void advanceTo(final long nowUs, final boolean inPlay, final Side side, final int player) {
        if (!started) {
            started = true;
            lastUs = nowUs;
            return;
        }
        final long toUs = Math.min(nowUs, lastUs + LONGEST_STEP_US);
        final long durationUs = toUs - lastUs;
        startSeconds(lastUs, toUs);
        totalUs += durationUs;
        inPlayUs += inPlay ? durationUs : 0;
        if (side != Side.NONE) {
            count(side == Side.HOME ? homeUs : awayUs, lastUs, toUs);
            homeTotalUs += side == Side.HOME ? durationUs : 0;
            awayTotalUs += side == Side.AWAY ? durationUs : 0;
        }
        if (player >= 0 && player < PLAYERS) {
            playerUs[player] += durationUs;
        }
        startSeconds(toUs, nowUs);
        lastUs = nowUs;
    }

    /** Empties the seconds that begin after one instant and up to another. */
    private void startSeconds(final long fromUs, final long toUs) {
        final long from = Math.floorDiv(fromUs, SECOND_US);
        final long to = Math.floorDiv(toUs, SECOND_US);
        for (long second = Math.max(from + 1, to - SECONDS + 1); second <= to; second++) {
            final int at = (int) Math.floorMod(second, (long) SECONDS);
            homeUs[at] = 0;
            awayUs[at] = 0;
        }
    }

    private static void count(final int[] into, final long fromUs, final long toUs) {
        long atUs = fromUs;
        while (atUs < toUs) {
            final long second = Math.floorDiv(atUs, SECOND_US);
            final long endUs = Math.min((second + 1) * SECOND_US, toUs);
            into[(int) Math.floorMod(second, (long) SECONDS)] += (int) (endUs - atUs);
            atUs = endUs;
        }
    }

    /** A team's time with the ball in the last so many seconds, the running one among them, us. */
    long windowUs(final Side side, final int seconds) {
        if (side == Side.NONE || seconds < 1 || seconds > SECONDS) {
            throw new IllegalArgumentException("no such window: side=" + side + ", seconds=" + seconds);
        }
        final int[] of = side == Side.HOME ? homeUs : awayUs;
        final long running = Math.floorDiv(lastUs, SECOND_US);
        long sum = 0;
        for (long second = running - seconds + 1; second <= running; second++) {
            sum += of[(int) Math.floorMod(second, (long) SECONDS)];
        }
        return sum;
    }

    /** A team's time with the ball in the match, us. */
    long totalUs(final Side side) {
        return switch (side) {
            case HOME -> homeTotalUs;
            case AWAY -> awayTotalUs;
            case NONE -> 0;
        };
    }

    /** A player's time with the ball in the match, us. */
    long playerUs(final int objectId) {
        return playerUs[objectId];
    }

    long inPlayUs() {
        return inPlayUs;
    }

    /** All time that was counted, us. */
    long totalUs() {
        return totalUs;
    }

    void clear() {
        Arrays.fill(homeUs, 0);
        Arrays.fill(awayUs, 0);
        Arrays.fill(playerUs, 0);
        started = false;
        lastUs = 0;
        homeTotalUs = 0;
        awayTotalUs = 0;
        inPlayUs = 0;
        totalUs = 0;
    }

    void save(final StateWriter out) {
        out.putInts(homeUs, SECONDS);
        out.putInts(awayUs, SECONDS);
        out.putLongs(playerUs, PLAYERS);
        out.putBoolean(started);
        out.putLong(lastUs);
        out.putLong(homeTotalUs);
        out.putLong(awayTotalUs);
        out.putLong(inPlayUs);
        out.putLong(totalUs);
    }

    void load(final StateReader in) {
        in.getInts(homeUs, SECONDS);
        in.getInts(awayUs, SECONDS);
        in.getLongs(playerUs, PLAYERS);
        started = in.getBoolean();
        lastUs = in.getLong();
        homeTotalUs = in.getLong();
        awayTotalUs = in.getLong();
        inPlayUs = in.getLong();
        totalUs = in.getLong();
    }
}
