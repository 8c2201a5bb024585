package dev.touchline.server.debs;

import dev.touchline.engine.debs.DebsEvent;
import dev.touchline.engine.debs.DebsListener;
import dev.touchline.engine.debs.DebsMetadata;
import dev.touchline.engine.debs.DebsWindow;
import dev.touchline.engine.debs.HeatGrid;
import dev.touchline.engine.debs.Intensity;
import dev.touchline.engine.debs.IntensityTotals;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Writes results as CSV files into a folder: time stamps in ps as in the feed, other times in ms, distances in mm, speeds in
 * mm/s, shares in per cent. Results that arise at every tick are thinned to a rate. One thread.
 */
public final class ResultFiles implements DebsListener, Closeable {
    private static final int INTENSITIES = Intensity.values().length;
    private static final long PS_PER_MS = 1_000_000_000L;

    private final List<ResultFile> open = new ArrayList<>();
    private final ResultFile running;
    private final ResultFile[] totals = new ResultFile[DebsWindow.COUNT];
    private final ResultFile possession;
    private final ResultFile[] teamPossession = new ResultFile[DebsWindow.COUNT];
    private final ResultFile[][] heat = new ResultFile[HeatGrid.COUNT][DebsWindow.COUNT];
    private final ResultFile shots;
    private final byte[][] intensities = new byte[INTENSITIES][];
    private final byte[][] teams = new byte[2][];
    private final int[] playerIds;
    private final Thinning ticks;
    private final Thinning heatReports;

    /**
     * Creates the files, over those that are there.
     *
     * @param everyTicks running and team possession of every so many ticks of 20 ms
     * @param everyHeatReports heat maps of every so many seconds
     * @throws IOException when a file cannot be created
     */
    public ResultFiles(final Path folder, final DebsMetadata metadata, final int everyTicks, final int everyHeatReports)
            throws IOException {
        final StringJoiner perIntensity = new StringJoiner(",");
        for (int i = 0; i < INTENSITIES; i++) {
            final String label = Intensity.of(i).label();
            intensities[i] = label.getBytes(StandardCharsets.US_ASCII);
            perIntensity.add(label + "_time").add(label + "_distance");
        }
        running = create(folder, "running-current", "ts_start,ts_stop,player_id,intensity,distance,speed");
        possession = create(folder, "possession-players", "ts,player_id,time,hits");
        shots = create(folder, "shots", "ts,player_id,y,z,x,|v|,vx,vy,vz,|a|,ax,ay,az");
        for (int window = 0; window < DebsWindow.COUNT; window++) {
            final String label = DebsWindow.ACTIVITY.label(window);
            totals[window] = create(folder, "running-" + label, "ts,player_id," + perIntensity);
            teamPossession[window] = create(folder, "possession-" + label, "ts,team_id,time,time_percent");
            for (int grid = 0; grid < HeatGrid.COUNT; grid++) {
                heat[grid][window] = create(
                        folder,
                        "heatmap-" + HeatGrid.label(grid) + "-" + DebsWindow.HEAT.label(window),
                        "ts,player_id,cell_x1,cell_y1,cell_x2,cell_y2,percent_time_in_cell");
            }
        }
        for (int team = 0; team < teams.length; team++) {
            teams[team] = metadata.teams().get(team).getBytes(StandardCharsets.UTF_8);
        }
        playerIds = metadata.players().stream().mapToInt(player -> player.id()).toArray();
        ticks = new Thinning(everyTicks);
        heatReports = new Thinning(everyHeatReports);
    }

    private ResultFile create(final Path folder, final String name, final String heading) throws IOException {
        final ResultFile file = new ResultFile(folder.resolve(name + ".csv"), heading);
        open.add(file);
        return file;
    }

    @Override
    public void onRunning(
            final long timePs,
            final int player,
            final int intensity,
            final long startPs,
            final long stopPs,
            final long distanceMicrometres) {
        if (ticks.takes(timePs)) {
            final long ms = (stopPs - startPs) / PS_PER_MS;
            running.number(startPs)
                    .number(stopPs)
                    .number(playerIds[player])
                    .word(intensities[intensity])
                    .number(distanceMicrometres / 1_000)
                    .number(ms == 0 ? 0 : distanceMicrometres / ms)
                    .end();
        }
    }

    @Override
    public void onRunningTotals(final long timePs, final int player, final int window, final IntensityTotals of) {
        if (ticks.takes(timePs)) {
            final ResultFile file = totals[window].number(timePs).number(playerIds[player]);
            for (int i = 0; i < INTENSITIES; i++) {
                file.number(of.timeMs(i)).number(of.distanceMicrometres(i) / 1_000);
            }
            file.end();
        }
    }

    @Override
    public void onPossession(final long timePs, final int player, final long possessionPs, final long hits) {
        possession
                .number(timePs)
                .number(playerIds[player])
                .number(possessionPs / PS_PER_MS)
                .number(hits)
                .end();
    }

    @Override
    public void onTeamPossession(
            final long timePs, final int team, final int window, final long possessionPs, final long bothTeamsPs) {
        if (ticks.takes(timePs)) {
            final long ofMs = bothTeamsPs / PS_PER_MS;
            teamPossession[window]
                    .number(timePs)
                    .word(teams[team])
                    .number(possessionPs / PS_PER_MS)
                    .thousandths(ofMs == 0 ? 0 : possessionPs / PS_PER_MS * 100_000 / ofMs)
                    .end();
        }
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
        if (heatReports.takes(timePs)) {
            heat[grid][window]
                    .number(timePs)
                    .number(playerIds[player])
                    .number(HeatGrid.x(grid, cell, 0))
                    .number(HeatGrid.y(grid, cell, 0))
                    .number(HeatGrid.x(grid, cell, 1))
                    .number(HeatGrid.y(grid, cell, 1))
                    .thousandths(samples * 100_000L / allSamples)
                    .end();
        }
    }

    @Override
    public void onShot(final long shot, final int player, final DebsEvent ball) {
        shots.number(ball.timePs())
                .number(playerIds[player])
                .number(ball.yMillimetres())
                .number(ball.zMillimetres())
                .number(ball.xMillimetres())
                .number(ball.speed());
        for (int axis = 0; axis < 3; axis++) {
            shots.number(ball.speedDirection(axis));
        }
        shots.number(ball.acceleration());
        for (int axis = 0; axis < 3; axis++) {
            shots.number(ball.accelerationDirection(axis));
        }
        shots.end();
    }

    @Override
    public void close() throws IOException {
        IOException first = null;
        for (final ResultFile file : open) {
            try {
                file.close();
            } catch (final IOException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
