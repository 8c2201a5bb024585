package dev.touchline.engine.debs;

/** Query 3: where every player spends his time, as samples of 20 ms. One thread. */
public final class HeatQuery {
    private final PlayerHeat[] players;
    private final DebsListener listener;

    HeatQuery(final int players, final DebsListener listener) {
        this.players = new PlayerHeat[players];
        this.listener = listener;
        for (int player = 0; player < players; player++) {
            this.players[player] = new PlayerHeat();
        }
    }

    void sample(final int player, final int x, final int y) {
        players[player].sample(x, y);
    }

    void skip(final int player) {
        players[player].skip();
    }

    void report(final long timePs) {
        for (int player = 0; player < players.length; player++) {
            players[player].report(timePs, player, listener);
        }
    }

    /** Samples of a player in a cell. */
    public int samples(final int player, final int grid, final int window, final int cell) {
        return players[player].samples(grid, window, cell);
    }

    /** Samples of a player anywhere. */
    public int allSamples(final int player, final int window) {
        return players[player].allSamples(window);
    }
}
