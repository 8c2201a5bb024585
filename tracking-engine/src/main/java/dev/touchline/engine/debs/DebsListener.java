package dev.touchline.engine.debs;

/**
 * Where results go, as they arise; called on the thread that gives events. Players and teams are indices of the metadata's
 * lists, times are the feed's time stamps in ps. What is passed is read within the call.
 */
public interface DebsListener {
    /**
     * Query 1, at every tick: the running that goes on. Its stop is before now while a change of class waits for its second.
     */
    void onRunning(long timePs, int player, int intensity, long startPs, long stopPs, long distanceMicrometres);

    /** Query 1, at every tick: time and distance for each intensity over a window of {@link DebsWindow#ACTIVITY}. */
    void onRunningTotals(long timePs, int player, int window, IntensityTotals totals);

    /** Query 2, at every hit: the player's time with the ball so far, and his hits. */
    void onPossession(long timePs, int player, long possessionPs, long hits);

    /** Query 2, at every tick: a team's time with the ball over a window, and both teams' together. */
    void onTeamPossession(long timePs, int team, int window, long possessionPs, long bothTeamsPs);

    /**
     * Query 3, every second of game time: a cell in which the player was within a window of {@link DebsWindow#HEAT}.
     *
     * @param grid an index of {@link HeatGrid}
     * @param cell of the grid
     * @param samples of the player in the cell
     * @param allSamples of the player anywhere
     */
    void onHeatCell(long timePs, int player, int grid, int window, int cell, int samples, int allSamples);

    /** Query 4, at every event of the ball while a shot is on: the shot, from 1, who shot, and the event. */
    void onShot(long shot, int player, DebsEvent ball);
}
