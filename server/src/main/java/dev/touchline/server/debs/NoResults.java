package dev.touchline.server.debs;

import dev.touchline.engine.debs.DebsEvent;
import dev.touchline.engine.debs.DebsListener;
import dev.touchline.engine.debs.IntensityTotals;

/** Takes results and keeps none: the summary is read from the queries at the end. Any thread. */
public final class NoResults implements DebsListener {
    @Override
    public void onRunning(
            final long timePs,
            final int player,
            final int intensity,
            final long startPs,
            final long stopPs,
            final long distanceMicrometres) {}

    @Override
    public void onRunningTotals(final long timePs, final int player, final int window, final IntensityTotals totals) {}

    @Override
    public void onPossession(final long timePs, final int player, final long possessionPs, final long hits) {}

    @Override
    public void onTeamPossession(
            final long timePs, final int team, final int window, final long possessionPs, final long bothTeamsPs) {}

    @Override
    public void onHeatCell(
            final long timePs,
            final int player,
            final int grid,
            final int window,
            final int cell,
            final int samples,
            final int allSamples) {}

    @Override
    public void onShot(final long shot, final int player, final DebsEvent ball) {}
}
