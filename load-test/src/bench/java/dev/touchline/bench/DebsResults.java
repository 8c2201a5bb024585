package dev.touchline.bench;

import dev.touchline.engine.debs.DebsEvent;
import dev.touchline.engine.debs.DebsListener;
import dev.touchline.engine.debs.IntensityTotals;

/** Takes every result at the challenge's full rates into one number, so that none can be left out. One thread. */
final class DebsResults implements DebsListener {
    long sum;
    long results;

    @Override
    public void onRunning(
            final long timePs,
            final int player,
            final int intensity,
            final long startPs,
            final long stopPs,
            final long distanceMicrometres) {
        take(player + intensity + stopPs - startPs + distanceMicrometres);
    }

    @Override
    public void onRunningTotals(final long timePs, final int player, final int window, final IntensityTotals totals) {
        long all = player + window;
        for (int intensity = 0; intensity < 6; intensity++) {
            all += totals.timeMs(intensity) + totals.distanceMicrometres(intensity);
        }
        take(all);
    }

    @Override
    public void onPossession(final long timePs, final int player, final long possessionPs, final long hits) {
        take(player + possessionPs + hits);
    }

    @Override
    public void onTeamPossession(
            final long timePs, final int team, final int window, final long possessionPs, final long bothTeamsPs) {
        take(team + window + possessionPs + bothTeamsPs);
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
        take(player + grid + window + cell + samples + allSamples);
    }

    @Override
    public void onShot(final long shot, final int player, final DebsEvent ball) {
        take(shot + player + ball.timePs());
    }

    private void take(final long value) {
        sum += value;
        results++;
    }
}
