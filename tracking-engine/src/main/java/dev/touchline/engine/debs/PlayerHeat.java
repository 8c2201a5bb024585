package dev.touchline.engine.debs;

import java.util.Arrays;

/**
 * One player's heat maps: samples per cell, for four grids and four windows. The last ten minutes are kept sample by sample, so
 * that what leaves a window is taken back exactly. One thread; allocates nothing after it was made.
 */
final class PlayerHeat {
    private static final short NOT_COUNTED = -2;
    private static final int SLIDING = DebsWindow.GAME;
    private static final int COARSEST = 0;
    private static final int FINEST = HeatGrid.COUNT - 1;
    private static final int FINEST_COLUMNS = 64;

    private final int[][] samples = new int[DebsWindow.COUNT][HeatGrid.ALL_CELLS];
    private final int[] all = new int[DebsWindow.COUNT];
    /** Cells of all grids where he was in this game, in the order of first visit: what reports look through. */
    private final int[] visited = new int[HeatGrid.ALL_CELLS];

    private final short[] finest = new short[DebsWindow.HEAT.ticks(SLIDING - 1)];
    private final short[] coarsest = new short[finest.length];
    private final int[] sliding = new int[SLIDING];
    private int visits;
    private int at;

    PlayerHeat() {
        Arrays.fill(finest, NOT_COUNTED);
        for (int window = 0; window < SLIDING; window++) {
            sliding[window] = DebsWindow.HEAT.ticks(window);
        }
    }

    /** A tick at which he was at a point, in the field or not. */
    void sample(final int x, final int y) {
        advance((short) HeatGrid.cell(FINEST, x, y), (short) HeatGrid.cell(COARSEST, x, y));
        final int tick = index(1);
        for (int window = 0; window <= SLIDING; window++) {
            add(window, tick, 1);
        }
        if (finest[tick] >= 0) {
            for (int grid = 0; grid < HeatGrid.COUNT; grid++) {
                final int cell = numbered(grid, tick);
                if (samples[DebsWindow.GAME][cell] == 1) {
                    visited[visits++] = cell;
                }
            }
        }
    }

    /** A tick that is not counted: he was not seen, or the game was interrupted. */
    void skip() {
        advance(NOT_COUNTED, NOT_COUNTED);
    }

    private void advance(final short finestCell, final short coarsestCell) {
        for (int window = 0; window < SLIDING; window++) {
            final int leaves = index(sliding[window]);
            if (finest[leaves] != NOT_COUNTED) {
                add(window, leaves, -1);
            }
        }
        finest[at] = finestCell;
        coarsest[at] = coarsestCell;
        at = at + 1 == finest.length ? 0 : at + 1;
    }

    private void add(final int window, final int tick, final int number) {
        all[window] += number;
        if (finest[tick] >= 0) {
            for (int grid = 0; grid < HeatGrid.COUNT; grid++) {
                samples[window][numbered(grid, tick)] += number;
            }
        }
    }

    /** Each grid but the coarsest has twice the columns and rows of the one before, so its cells are known from the finest. */
    private int numbered(final int grid, final int tick) {
        if (grid == COARSEST) {
            return coarsest[tick];
        }
        final int halvings = FINEST - grid;
        final int column = (finest[tick] % FINEST_COLUMNS) >> halvings;
        final int row = (finest[tick] / FINEST_COLUMNS) >> halvings;
        return HeatGrid.offset(grid) + row * (FINEST_COLUMNS >> halvings) + column;
    }

    private int index(final int ticksAgo) {
        final int index = at - ticksAgo;
        return index < 0 ? index + finest.length : index;
    }

    void report(final long timePs, final int player, final DebsListener listener) {
        for (int window = 0; window <= SLIDING; window++) {
            final int[] counted = samples[window];
            for (int i = 0; i < visits; i++) {
                final int cell = visited[i];
                if (counted[cell] > 0) {
                    final int grid = HeatGrid.gridOf(cell);
                    listener.onHeatCell(
                            timePs, player, grid, window, cell - HeatGrid.offset(grid), counted[cell], all[window]);
                }
            }
        }
    }

    int samples(final int grid, final int window, final int cell) {
        return samples[window][HeatGrid.offset(grid) + cell];
    }

    int allSamples(final int window) {
        return all[window];
    }
}
