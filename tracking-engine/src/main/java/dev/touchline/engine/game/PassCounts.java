package dev.touchline.engine.game;

import dev.touchline.engine.state.Side;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import java.util.Arrays;

/** How many passes and shots players and teams have played. Engine thread only. */
final class PassCounts {
    private static final int PLAYERS = 64;
    private static final int SIDES = 3;

    private final int[] passes = new int[PLAYERS];
    private final int[] completed = new int[PLAYERS];
    private final int[] received = new int[PLAYERS];
    private final int[] shots = new int[PLAYERS];
    private final int[] teamPasses = new int[SIDES];
    private final int[] teamCompleted = new int[SIDES];
    private final int[] teamShots = new int[SIDES];

    void onPass(final Side side, final int from, final int to, final boolean isCompleted) {
        passes[from]++;
        teamPasses[side.code()]++;
        if (isCompleted) {
            completed[from]++;
            received[to]++;
            teamCompleted[side.code()]++;
        }
    }

    void onShot(final Side side, final int player) {
        shots[player]++;
        teamShots[side.code()]++;
    }

    int passes(final int player) {
        return passes[player];
    }

    int completed(final int player) {
        return completed[player];
    }

    int received(final int player) {
        return received[player];
    }

    int shots(final int player) {
        return shots[player];
    }

    int passes(final Side side) {
        return teamPasses[side.code()];
    }

    int completed(final Side side) {
        return teamCompleted[side.code()];
    }

    int shots(final Side side) {
        return teamShots[side.code()];
    }

    void clear() {
        for (final int[] each : all()) {
            Arrays.fill(each, 0);
        }
    }

    private int[][] all() {
        return new int[][] {passes, completed, received, shots, teamPasses, teamCompleted, teamShots};
    }

    void save(final StateWriter out) {
        for (final int[] each : all()) {
            out.putInts(each, each.length);
        }
    }

    void load(final StateReader in) {
        for (final int[] each : all()) {
            in.getInts(each, each.length);
        }
    }
}
