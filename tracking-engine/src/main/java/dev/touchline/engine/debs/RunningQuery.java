package dev.touchline.engine.debs;

/** Query 1: how every player runs, now and over windows. One thread. */
public final class RunningQuery {
    private final Runner[] runners;
    private final DebsListener listener;

    RunningQuery(final int players, final DebsListener listener) {
        runners = new Runner[players];
        this.listener = listener;
        for (int player = 0; player < players; player++) {
            runners[player] = new Runner();
        }
    }

    void seen(final int player, final long nowPs, final long speed) {
        runners[player].tick(nowPs, speed);
        report(player, nowPs);
    }

    void absent(final int player, final long nowPs) {
        runners[player].absent(nowPs);
        report(player, nowPs);
    }

    private void report(final int player, final long nowPs) {
        final Runner runner = runners[player];
        if (runner.confirmed() != Runner.NONE) {
            listener.onRunning(
                    nowPs, player, runner.confirmed(), runner.startPs(), runner.stopPs(), runner.distanceMicrometres());
        }
        for (int window = 0; window < DebsWindow.COUNT; window++) {
            listener.onRunningTotals(nowPs, player, window, runner.totals(window));
        }
    }

    void stop(final long nowPs) {
        for (final Runner runner : runners) {
            runner.stop(nowPs);
        }
    }

    /** A player's time and distance for each intensity over a window. */
    public IntensityTotals totals(final int player, final int window) {
        return runners[player].totals(window);
    }
}
