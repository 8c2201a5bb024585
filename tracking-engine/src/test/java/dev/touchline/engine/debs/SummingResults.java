package dev.touchline.engine.debs;

/** Takes every result without keeping it. */
final class SummingResults implements DebsListener {
    long sum;

    @Override
    public void onRunning(
            final long timePs,
            final int player,
            final int intensity,
            final long startPs,
            final long stopPs,
            final long distanceMicrometres) {
        sum += distanceMicrometres;
    }

    @Override
    public void onRunningTotals(final long timePs, final int player, final int window, final IntensityTotals totals) {
        sum += totals.distanceMicrometres(0);
    }

    @Override
    public void onPossession(final long timePs, final int player, final long possessionPs, final long hits) {
        sum += possessionPs;
    }

    @Override
    public void onTeamPossession(
            final long timePs, final int team, final int window, final long possessionPs, final long bothTeamsPs) {
        sum += possessionPs;
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
        sum += samples;
    }

    @Override
    public void onShot(final long shot, final int player, final DebsEvent ball) {
        sum += shot;
    }
}
