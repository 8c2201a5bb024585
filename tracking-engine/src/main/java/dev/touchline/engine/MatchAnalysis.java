package dev.touchline.engine;

import dev.touchline.engine.event.EventLog;
import dev.touchline.engine.game.BodyPoints;
import dev.touchline.engine.game.MatchGame;
import dev.touchline.engine.identity.CrossingWatch;
import dev.touchline.engine.kinematics.KinematicSettings;
import dev.touchline.engine.kinematics.KinematicWindow;
import dev.touchline.engine.kinematics.MatchKinematics;
import dev.touchline.engine.kinematics.PlayerKinematics;
import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.PlayState;
import dev.touchline.engine.state.Side;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.engine.state.Teams;
import dev.touchline.engine.state.When;
import java.util.Arrays;

/**
 * What follows from tracks: the game from live positions, kinematics from settled ones, and the events of both. Engine thread
 * only; a pure function of the positions and statements that it is given.
 */
public final class MatchAnalysis {
    private static final int NO_CLASS = -1;
    /** Distances are read so often: five times a second. */
    private static final int SETTLED_A_READING = 5;

    private static final long LONGEST_DISTANCE = 4_294_967_294L;
    private static final int MICRO = 1_000;

    private final EventLog events;
    private final MatchGame game;
    private final MatchKinematics kinematics;
    private final CrossingWatch crossings;
    private final PlayerKinematics reading = new PlayerKinematics();
    private final long[] distances = new long[ObjectStates.OBJECTS];
    private int sinceReading;
    private Teams teams;
    private int playClass = NO_CLASS;
    private int period;

    MatchAnalysis(final MatchContext context, final BodyPoints body, final EnginePublication publication) {
        events = new EventLog(context.matchId(), publication::onEvent);
        teams = context.teams();
        game = new MatchGame(context.pitch(), body, events);
        kinematics = new MatchKinematics(KinematicSettings.FIFA_2022, teams, events);
        crossings = new CrossingWatch(events);
        events.clear(context.firstEpoch());
    }

    /** Takes the positions of a frame that is about to be published. */
    void onLive(final ObjectStates live, final PlayState stated) {
        if (stated.period() != period) {
            period = stated.period();
            kinematics.startPeriod(live.tsUs(), period);
        }
        game.onFrame(live, stated, teams);
        crossings.onFrame(live, teams);
        final int now = game.playClass();
        if (now != playClass) {
            playClass = now;
            kinematics.onPlayClass(live.tsUs(), now);
        }
    }

    /** Takes the positions of a settled instant. */
    void onSettled(final ObjectStates settled) {
        kinematics.onSettled(settled);
        if (++sinceReading >= SETTLED_A_READING) {
            readDistances(settled);
        }
    }

    private void readDistances(final ObjectStates of) {
        sinceReading = 0;
        for (int objectId = 1; objectId < ObjectStates.OBJECTS; objectId++) {
            if (of.isPresent(objectId)) {
                readDistance(objectId);
            }
        }
    }

    private void readDistance(final int objectId) {
        kinematics.read(objectId, KinematicWindow.MATCH, When.ALL, Side.NONE, reading);
        distances[objectId] = Math.min(reading.distanceMicrometres() / MICRO, LONGEST_DISTANCE);
    }

    /** What an object has covered in the match, mm, as of some seconds ago: from settled positions, smoothed. */
    long distanceMillimetres(final int objectId) {
        return distances[objectId];
    }

    /** An object's next settled position is not reached from its last. */
    void breakPath(final int objectId) {
        kinematics.breakPath(objectId);
    }

    /** Nothing more will come. */
    void flush() {
        kinematics.flush();
    }

    /** Whether what two objects did since an instant is still known by the second. */
    boolean isKept(final int a, final int b, final long sinceUs) {
        return kinematics.isKept(a, b, sinceUs);
    }

    /** Throws when what two objects did since an instant is no longer known by the second. */
    void checkKept(final int a, final int b, final long sinceUs) {
        kinematics.checkKept(a, b, sinceUs);
    }

    /** What was told of one object since an instant was the other's; throws when that is too long ago. */
    void swapFrom(final int a, final int b, final long sinceUs) {
        kinematics.swapFrom(a, b, sinceUs);
        game.onIdentityChanged(a, b);
        crossings.clear();
        readDistance(a);
        readDistance(b);
    }

    /** What was told of one object since an instant was another's; throws when that is too long ago. */
    void mergeFrom(final int from, final int into, final long sinceUs) {
        kinematics.mergeFrom(from, into, sinceUs);
        game.onMerged(from, into);
        crossings.clear();
        readDistance(from);
        readDistance(into);
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
        crossings.clear();
        Arrays.fill(distances, 0);
        sinceReading = 0;
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
        crossings.save(out);
        out.putLongs(distances, distances.length);
        out.putInt(sinceReading);
    }

    void load(final StateReader in) {
        in.section("analysis");
        playClass = in.getInt();
        period = in.getInt();
        events.load(in);
        game.load(in);
        kinematics.load(in);
        crossings.load(in);
        in.getLongs(distances, distances.length);
        sinceReading = in.getInt();
    }
}
