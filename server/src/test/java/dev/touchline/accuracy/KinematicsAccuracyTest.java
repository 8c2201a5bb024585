package dev.touchline.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.engine.kinematics.KinematicSettings;
import dev.touchline.engine.kinematics.KinematicWindow;
import dev.touchline.engine.kinematics.MatchKinematics;
import dev.touchline.engine.kinematics.PlayerKinematics;
import dev.touchline.engine.kinematics.Sprint;
import dev.touchline.engine.state.Side;
import dev.touchline.engine.state.When;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Distance and top speed of the 22 players of a real match, within 1.5 % and 5 % of a third-order 1 Hz Butterworth filter run
 * forward and backward by scipy.
 */
@Timeout(180)
class KinematicsAccuracyTest {
    private static final double DISTANCE = 0.015;
    private static final double TOP_SPEED = 0.05;
    /** Those who move faster than 12 m/s in the file: one frame each of the first three, seven frames of the last. */
    private static final Set<String> LEAPING = Set.of("away_2", "away_4", "away_6", "away_10");

    /** What the engine says of one player. */
    private record Found(double distanceMetres, double topSpeedMps, long leaps, List<Sprint> sprints) {}

    @Test
    void shouldAgreeWithScipyWhenThePositionsAreMended() throws Exception {
        final Path file = RealMatchFile.find();
        final Map<String, ScipyReference.Figures> expected = ScipyReference.figures(file, "--mend", "12");

        final List<Deviation> deviations = compare(file, KinematicSettings.FIFA_2022, expected);

        print("positions mended by both", deviations);
        assertWithinBounds(deviations, Set.of());
    }

    @Test
    void shouldAgreeWithScipyOnThePositionsAsTheyAreButWhereSomebodyLeaps() throws Exception {
        final Path file = RealMatchFile.find();
        final Map<String, ScipyReference.Figures> expected = ScipyReference.figures(file);

        final List<Deviation> deviations = compare(file, KinematicSettings.FIFA_2022, expected);

        print("positions mended by the engine only", deviations);
        // The plateau of 12 m/s of away_10 moves scipy's top speed, and is not to move the engine's.
        assertWithinBounds(deviations, Set.of("away_10"));
    }

    @Test
    void shouldAgreeWithScipyOnThePositionsAsTheyAreWhenPlateausAreBelieved() throws Exception {
        final Path file = RealMatchFile.find();
        final Map<String, ScipyReference.Figures> expected = ScipyReference.figures(file);

        final List<Deviation> deviations = compare(file, KinematicSettings.FIFA_2022.withPlausibleSpeed(20), expected);

        print("positions over 20 m/s mended by the engine only", deviations);
        assertWithinBounds(deviations, Set.of());
    }

    @Test
    void shouldAgreeWithScipyThroughTheWholeEngine() throws Exception {
        final Path file = RealMatchFile.find();
        final SettledMatch match = SettledMatch.open(file);
        final MatchKinematics kinematics =
                EngineRun.of(file, match.teams()).analysis().kinematics();

        final List<Deviation> raw = compare(match, kinematics, ScipyReference.figures(file));
        final List<Deviation> mended = compare(match, kinematics, ScipyReference.figures(file, "--mend", "12"));

        print("whole engine, against the positions as they are", raw);
        print("whole engine, against mended positions", mended);
        assertWithinBounds(raw, Set.of("away_10"));
        assertWithinBounds(mended, Set.of());
    }

    @Test
    void shouldMendOnlyThoseWhoMoveAsNobodyCanAndCallNoneOfItASprint() throws Exception {
        final Path file = RealMatchFile.find();
        final SettledMatch match = SettledMatch.open(file);
        final MatchKinematics kinematics = run(match, KinematicSettings.FIFA_2022);

        for (final Map.Entry<String, Integer> player : match.ids().entrySet()) {
            assertThat(kinematics.leaps(player.getValue()))
                    .as(player.getKey())
                    .isEqualTo(LEAPING.contains(player.getKey()) ? 1 : 0);
        }
        // Frames 1361, 18, 17 and 420 to 426 of the file, 40 ms each, counted from its first.
        assertNoSprint(kinematics, match.ids().get("away_2"), 1_361, 1_362);
        assertNoSprint(kinematics, match.ids().get("away_4"), 18, 19);
        assertNoSprint(kinematics, match.ids().get("away_6"), 17, 18);
        assertThat(kinematics.sprints(match.ids().get("away_10")))
                .allSatisfy(sprint -> assertThat(sprint.topSpeedMillimetres()).isLessThan(8_000));
    }

    @Test
    void shouldTellThePlayersTimeApartByWhatTheFileSaysOfTheBall() throws Exception {
        final SettledMatch match = SettledMatch.open(RealMatchFile.find());
        final int[] instants = new int[8];
        match.forEach((settled, playClass) -> instants[playClass]++);
        final MatchKinematics kinematics = run(match, KinematicSettings.FIFA_2022);
        final PlayerKinematics found = new PlayerKinematics();

        kinematics.read(match.ids().get("home_6"), KinematicWindow.MATCH, When.IN_POSSESSION, Side.HOME, found);

        // A step counts as what is in force at its start; the last of the 6,000 instants starts none.
        assertThat(found.trackedUs()).isBetween((instants[2] - 1) * 40_000L, instants[2] * 40_000L);
        kinematics.read(match.ids().get("home_6"), KinematicWindow.MATCH, When.OUT_OF_POSSESSION, Side.HOME, found);
        assertThat(found.trackedUs()).isBetween((instants[3] - 1) * 40_000L, instants[3] * 40_000L);
        kinematics.read(match.ids().get("home_6"), KinematicWindow.MATCH, When.ALL, Side.HOME, found);
        assertThat(found.trackedUs()).isEqualTo(5_999 * 40_000L);
        System.out.printf("kinematics of the real match: memory=%d bytes%n", kinematics.memoryBytes());
    }

    private static void assertNoSprint(final MatchKinematics kinematics, final int id, final int from, final int to) {
        final long startUs = 1_750_000_000_000_000L;
        assertThat(kinematics.sprints(id))
                .noneMatch(
                        sprint -> sprint.fromUs() < startUs + to * 40_000L && sprint.toUs() > startUs + from * 40_000L);
    }

    private static MatchKinematics run(final SettledMatch match, final KinematicSettings settings) throws Exception {
        final MatchKinematics kinematics = new MatchKinematics(settings, match.teams(), event -> {});
        match.forEach((settled, playClass) -> {
            kinematics.onPlayClass(settled.tsUs(), playClass);
            kinematics.onSettled(settled);
        });
        kinematics.flush();
        return kinematics;
    }

    /** How far one player's figures are from the script's, as shares of them. */
    private record Deviation(String name, Found found, ScipyReference.Figures expected) {
        double distance() {
            return found.distanceMetres() / expected.distanceMetres() - 1;
        }

        double topSpeed() {
            return found.topSpeedMps() / expected.topSpeedMps() - 1;
        }
    }

    private static List<Deviation> compare(
            final Path file, final KinematicSettings settings, final Map<String, ScipyReference.Figures> expected)
            throws Exception {
        final SettledMatch match = SettledMatch.open(file);
        return compare(match, run(match, settings), expected);
    }

    private static List<Deviation> compare(
            final SettledMatch match,
            final MatchKinematics kinematics,
            final Map<String, ScipyReference.Figures> expected) {
        assertThat(expected.keySet()).hasSize(22).isEqualTo(match.ids().keySet());
        final List<Deviation> deviations = new ArrayList<>();
        final PlayerKinematics read = new PlayerKinematics();
        match.ids().forEach((name, id) -> {
            kinematics.read(id, KinematicWindow.MATCH, When.ALL, SettledMatch.side(name), read);
            final Found found = new Found(
                    read.distanceMetres(),
                    read.topSpeedMillimetres() / 1_000.0,
                    kinematics.leaps(id),
                    kinematics.sprints(id));
            deviations.add(new Deviation(name, found, expected.get(name)));
        });
        return deviations;
    }

    private static void assertWithinBounds(final List<Deviation> deviations, final Set<String> topSpeedApart) {
        for (final Deviation deviation : deviations) {
            assertThat(Math.abs(deviation.distance()))
                    .as(deviation.name() + " distance")
                    .isLessThanOrEqualTo(DISTANCE);
            if (!topSpeedApart.contains(deviation.name())) {
                assertThat(Math.abs(deviation.topSpeed()))
                        .as(deviation.name() + " top speed")
                        .isLessThanOrEqualTo(TOP_SPEED);
            }
        }
    }

    private static void print(final String what, final List<Deviation> deviations) {
        System.out.printf("kinematics against scipy, %s:%n", what);
        for (final Deviation deviation : deviations) {
            System.out.printf(
                    "  %-8s distance %8.2f m (%+.3f %%)  top speed %6.3f m/s (%+.3f %%)  mended %d  sprints %d%n",
                    deviation.name(),
                    deviation.found().distanceMetres(),
                    100 * deviation.distance(),
                    deviation.found().topSpeedMps(),
                    100 * deviation.topSpeed(),
                    deviation.found().leaps(),
                    deviation.found().sprints().size());
        }
    }
}
