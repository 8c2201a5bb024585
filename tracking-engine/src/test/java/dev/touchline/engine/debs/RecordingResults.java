package dev.touchline.engine.debs;

import java.util.ArrayList;
import java.util.List;

/** Remembers what the queries said. */
final class RecordingResults implements DebsListener {
    record Running(long timePs, int player, int intensity, long startPs, long stopPs, long distanceMicrometres) {}

    record Possession(long timePs, int player, long possessionPs, long hits) {}

    record TeamPossession(long timePs, int team, int window, long possessionPs, long bothTeamsPs) {}

    record HeatCell(long timePs, int player, int grid, int window, int cell, int samples, int allSamples) {}

    record Shot(long shot, int player, long timePs) {}

    final List<Running> running = new ArrayList<>();
    final List<Possession> possession = new ArrayList<>();
    final List<TeamPossession> teamPossession = new ArrayList<>();
    final List<HeatCell> heat = new ArrayList<>();
    final List<Shot> shots = new ArrayList<>();
    long totals;

    @Override
    public void onRunning(
            final long timePs,
            final int player,
            final int intensity,
            final long startPs,
            final long stopPs,
            final long distanceMicrometres) {
        running.add(new Running(timePs, player, intensity, startPs, stopPs, distanceMicrometres));
    }

    @Override
    public void onRunningTotals(final long timePs, final int player, final int window, final IntensityTotals of) {
        totals++;
    }

    @Override
    public void onPossession(final long timePs, final int player, final long possessionPs, final long hits) {
        possession.add(new Possession(timePs, player, possessionPs, hits));
    }

    @Override
    public void onTeamPossession(
            final long timePs, final int team, final int window, final long possessionPs, final long bothTeamsPs) {
        teamPossession.add(new TeamPossession(timePs, team, window, possessionPs, bothTeamsPs));
    }

    @Override
    public void onHeatCell(
            final long timePs,
            final int player,
            final int grid,
            final int window,
            final int cell,
            final int samples,
            final int allSamples) {
        heat.add(new HeatCell(timePs, player, grid, window, cell, samples, allSamples));
    }

    @Override
    public void onShot(final long shot, final int player, final DebsEvent ball) {
        shots.add(new Shot(shot, player, ball.timePs()));
    }
}
