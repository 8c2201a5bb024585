package dev.touchline.engine;

import dev.touchline.engine.event.EventLog;
import dev.touchline.engine.game.BodyPoints;
import dev.touchline.engine.game.MatchGame;
import dev.touchline.engine.kinematics.KinematicSettings;
import dev.touchline.engine.kinematics.MatchKinematics;
import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.PlayState;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.engine.state.Teams;

/**
 * What follows from tracks: the game from live positions, kinematics from settled ones, and the events of both. Engine thread
 * only; a pure function of the positions and statements that it is given.
 */
public final class MatchAnalysis {
    private static final int NO_CLASS = -1;

    private final EventLog events;
    private final MatchGame game;
    private final MatchKinematics kinematics;
    private Teams teams;
    private int playClass = NO_CLASS;
    private int period;

    MatchAnalysis(final MatchContext context, final BodyPoints body, final EnginePublication publication) {
        events = new EventLog(context.matchId(), publication::onEvent);
        teams = context.teams();
        game = new MatchGame(context.pitch(), body, events);
        kinematics = new MatchKinematics(KinematicSettings.FIFA_2022, teams, events);
        events.clear(context.firstEpoch());
    }

    /** Takes the positions of a frame that is about to be published. */
    void onLive(final ObjectStates live, final PlayState stated) {
        if (stated.period() != period) {
            period = stated.period();
            kinematics.startPeriod(live.tsUs(), period);
        }
        game.onFrame(live, stated, teams);
        final int now = game.playClass();
        if (now != playClass) {
            playClass = now;
            kinematics.onPlayClass(live.tsUs(), now);
        }
    }

    /** Takes the positions of a settled instant. */
    void onSettled(final ObjectStates settled) {
        kinematics.onSettled(settled);
    }

    void teams(final Teams newTeams) {
        teams = newTeams;
        kinematics.teams(newTeams);
    }

    /** The state of play at the newest frame. */
    int playClass() {
        return game.playClass();
    }

    /** The line-up. */
    public Teams teams() {
        return teams;
    }

    /** What has happened. */
    public EventLog events() {
        return events;
    }

    /** The game so far. */
    public MatchGame game() {
        return game;
    }

    /** How everybody has run so far. */
    public MatchKinematics kinematics() {
        return kinematics;
    }

    /** Starts anew. */
    void clear(final long epoch) {
        events.clear(epoch);
        game.clear();
        kinematics.clear();
        playClass = NO_CLASS;
        period = 0;
    }

    void save(final StateWriter out) {
        out.section("analysis");
        out.putInt(playClass);
        out.putInt(period);
        events.save(out);
        game.save(out);
        kinematics.save(out);
    }

    void load(final StateReader in) {
        in.section("analysis");
        playClass = in.getInt();
        period = in.getInt();
        events.load(in);
        game.load(in);
        kinematics.load(in);
    }
}
