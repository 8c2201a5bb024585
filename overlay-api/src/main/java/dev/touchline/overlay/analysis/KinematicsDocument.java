package dev.touchline.overlay.analysis;

import dev.touchline.engine.MatchAnalysis;
import dev.touchline.engine.kinematics.KinematicSettings;
import dev.touchline.engine.kinematics.KinematicWindow;
import dev.touchline.engine.kinematics.MatchKinematics;
import dev.touchline.engine.kinematics.PlayerKinematics;
import dev.touchline.engine.state.Side;
import dev.touchline.engine.state.When;
import java.util.ArrayList;
import java.util.List;

/**
 * How players have run, as {@code GET /matches/{id}/kinematics} shows it. Immutable; any thread.
 *
 * @param untilUs where sliding windows end, us UTC
 * @param bandsKmh the speeds between the bands, km/h
 * @param players those of whom anything is known, by object id
 */
public record KinematicsDocument(
        String window,
        String when,
        long untilUs,
        List<Double> bandsKmh,
        double highSpeedKmh,
        double sprintKmh,
        List<Player> players) {
    private static final int OBJECTS = 128;

    /** A player; the speed now is null while nothing is known. */
    public record Player(
            int objectId,
            String team,
            Double trackedSeconds,
            Double distanceMetres,
            Double topSpeedMps,
            Double topAccelerationMps2,
            Double topDecelerationMps2,
            List<Run> bands,
            Run highSpeed,
            Run sprinting,
            int sprints,
            Double speedMps,
            Double accelerationMps2) {}

    /** Time and way at some speed. */
    public record Run(Double seconds, Double metres) {}

    /** Reads it off an engine, on the engine's thread. */
    public static KinematicsDocument read(
            final MatchAnalysis analysis,
            final KinematicWindow window,
            final String windowName,
            final When when,
            final String whenName) {
        final MatchKinematics kinematics = analysis.kinematics();
        final KinematicSettings settings = kinematics.settings();
        final PlayerKinematics reading = new PlayerKinematics();
        final List<Player> players = new ArrayList<>();
        for (int objectId = 1; objectId < OBJECTS; objectId++) {
            final Side side = analysis.teams().side(objectId);
            kinematics.read(objectId, window, when, side, reading);
            if (reading.trackedUs() > 0 || reading.speedMillimetres() != PlayerKinematics.UNKNOWN) {
                players.add(player(objectId, side, settings, reading));
            }
        }
        return new KinematicsDocument(
                windowName,
                whenName,
                kinematics.windowsEndUs(),
                settings.bandsKmh(),
                settings.highSpeedKmh(),
                settings.sprintKmh(),
                players);
    }

    private static Player player(
            final int objectId, final Side side, final KinematicSettings settings, final PlayerKinematics of) {
        final List<Run> bands = new ArrayList<>();
        for (int band = 0; band < settings.bands(); band++) {
            bands.add(run(of.bandUs(band), of.bandMicrometres(band)));
        }
        return new Player(
                objectId,
                GameDocument.side(side),
                Numbers.seconds(of.trackedUs()),
                Numbers.metres(of.distanceMicrometres()),
                Numbers.metres(of.topSpeedMillimetres()),
                Numbers.metres(of.topAccelerationMillimetres()),
                Numbers.metres(of.topDecelerationMillimetres()),
                bands,
                run(of.highSpeedUs(), of.highSpeedMicrometres()),
                run(of.sprintUs(), of.sprintMicrometres()),
                of.sprints(),
                Numbers.metres(of.speedMillimetres()),
                Numbers.metres(of.accelerationMillimetres()));
    }

    private static Run run(final long micros, final long micrometres) {
        return new Run(Numbers.seconds(micros), Numbers.metres(micrometres));
    }
}
