package dev.touchline.engine.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.touchline.engine.game.Scene.Told;
import dev.touchline.engine.state.MatchEvent;
import dev.touchline.engine.state.MatchEvent.Kind;
import dev.touchline.engine.state.PlayClass;
import dev.touchline.engine.state.PlayState.InPlay;
import dev.touchline.engine.state.Side;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.engine.state.Teams;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MatchGameTest {
    private final Scene scene = new Scene();

    /** Both teams in two rows on their own halves. */
    private Scene lineUp() {
        for (int i = 0; i < 11; i++) {
            scene.put(1 + i, -45 + 4 * i, i % 2 == 0 ? -10 : 10);
            scene.put(21 + i, 45 - 4 * i, i % 2 == 0 ? -10 : 10);
        }
        return scene;
    }

    /** A pass from one end of home's rows to away's, and out. */
    private void play() {
        scene.ballAt(-5, -10)
                .rest(1)
                .roll(-9, 10, 15)
                .rest(0.5)
                .roll(9, 10, 15)
                .rest(1)
                .roll(0, 34, 15)
                .rest(1);
    }

    @Test
    void shouldCountAsInPlayWhileNobodyKnowsOfAClockOrTheBall() {
        scene.ball = false;
        lineUp().rest(1);

        assertThat(scene.game.isInPlay()).isTrue();
        assertThat(scene.game.reading().inPlay()).isEqualTo(InPlay.UNKNOWN);
        assertThat(scene.game.playClass()).isEqualTo(PlayClass.NOBODY);
        assertThat(scene.game.reading().home().offsideLineX()).as("no ball").isNaN();
    }

    @Test
    void shouldNotCountAsInPlayWhileTheClockStands() {
        scene.stated.clock(1, true, 0, 1, InPlay.UNKNOWN, Side.NONE);
        lineUp().ballAt(0, 0).rest(1);
        assertThat(scene.game.playClass()).isEqualTo(PlayClass.NOBODY);

        scene.stated.clock(0, false, 0, 1, InPlay.UNKNOWN, Side.NONE);
        scene.rest(1);

        assertThat(scene.game.playClass()).as("a break").isEqualTo(PlayClass.OUT_OF_PLAY);
    }

    @Test
    void shouldDeriveOutAndInFromTheLinesWhenNothingIsStated() {
        lineUp().ballAt(0, 20).rest(1).roll(0, 32, 10).rest(1);
        assertThat(scene.game.isInPlay()).isFalse();
        scene.roll(0, 20, 10).rest(0.1);

        final List<Told> out = scene.told(Kind.OUT);
        assertThat(out).extracting(Told::value).containsExactly(1L, 0L);
        assertThat(out.get(0).toY())
                .as("first sample beyond 30.11 m, 0.4 m a frame from 20")
                .isEqualTo(30_400);
        assertThat(out.get(0).completed()).isFalse();
        assertThat(scene.game.isInPlay()).isTrue();
    }

    @Test
    void shouldSayWhenTheBallWentIntoAGoal() {
        lineUp().ballAt(40, 0).rest(1).roll(52, 0, 20).rest(0.2);

        final Told out = scene.told(Kind.OUT).get(0);
        assertThat(out.completed()).isTrue();
        assertThat(out.toX()).as("0.8 m a frame from 40").isEqualTo(50_400);
    }

    @Test
    void shouldSayWhenTheBallWentOverTheBar() {
        scene.ballZ = 2.5;
        lineUp().ballAt(40, 0).rest(1).roll(52, 0, 20).rest(0.2);

        assertThat(scene.told(Kind.OUT).get(0).completed()).isFalse();
    }

    @Test
    void shouldTakeTheTeamsPossessionFromTheFeedAndThePlayersFromTheBall() {
        lineUp().state(InPlay.YES, Side.AWAY)
                .ballAt(-5, -10)
                .rest(1)
                .roll(-9, 10, 15)
                .rest(1);

        assertThat(scene.game.possessingSide()).isEqualTo(Side.AWAY);
        assertThat(scene.game.possessingPlayer()).as("home's 10 at (-9, 10)").isEqualTo(10);
        final GameReading reading = scene.game.reading();
        assertThat(reading.possessionStated()).isTrue();
        assertThat(reading.home().possessionUs()).isZero();
        assertThat(reading.away().possessionUs()).isEqualTo(reading.inPlayUs()).isEqualTo(reading.totalUs());
        assertThat(scene.told(Kind.POSSESSION)).hasSize(1);
        assertThat(scene.told(Kind.POSSESSION).get(0).player()).isEqualTo(MatchEvent.NO_OBJECT);
    }

    @Test
    void shouldMeasureShapesAndOffsideLinesOfBothTeams() {
        lineUp().state(InPlay.YES, Side.NONE).ballAt(0, 0).rest(0.2);

        final GameReading reading = scene.game.reading();
        // Home's x: -45 + 4 i, i = 0 to 10: mean -25, outfield mean -23; away's mirrored.
        assertThat(reading.home().withKeeper().centroidX()).isEqualTo(-25, within(1e-9));
        assertThat(reading.home().withoutKeeper().centroidX()).isEqualTo(-23, within(1e-9));
        assertThat(reading.away().withoutKeeper().centroidX()).isEqualTo(23, within(1e-9));
        assertThat(reading.home().withoutKeeper().widthMetres()).isEqualTo(20, within(1e-9));
        assertThat(reading.home().offsideLineX()).as("away's second-last").isEqualTo(41, within(1e-9));
        assertThat(reading.away().offsideLineX()).as("home's second-last").isEqualTo(-41, within(1e-9));
    }

    @Test
    void shouldLeaveOutWhoIsGoneSentOffOrBesideThePitch() {
        lineUp().state(InPlay.YES, Side.NONE).ballAt(0, 0).rest(0.2);
        assertThat(scene.game.reading().home().withKeeper().players()).isEqualTo(11);

        scene.remove(5).put(6, 0, 33.1).rest(0.2);
        assertThat(scene.game.reading().home().withKeeper().players()).isEqualTo(9);

        scene.put(6, 0, 32.9).rest(0.2);
        assertThat(scene.game.reading().home().withKeeper().players())
                .as("a thrower")
                .isEqualTo(10);
        scene.teams = Teams.UNKNOWN;
        scene.rest(0.2);

        assertThat(scene.game.reading().home().withKeeper().players()).isZero();
        assertThat(scene.game.reading().home().offsideLineX()).isNaN();
    }

    @Test
    void shouldFlagAPeriodThatNobodyEnds() {
        scene.stated.clock(2, true, 75 * 60_000, 1, InPlay.YES, Side.NONE);
        lineUp().rest(0.2);
        assertThat(scene.game.reading().clockImplausible()).isFalse();

        scene.stated.clockMs(75 * 60_000 + 1);
        scene.rest(0.2);

        assertThat(scene.game.reading().clockImplausible()).isTrue();
        assertThat(scene.game.reading().period()).isEqualTo(2);
    }

    @Test
    void shouldForgetPossessionWhenAPeriodEnds() {
        lineUp().state(InPlay.YES, Side.NONE)
                .ballAt(-5, -10)
                .rest(1)
                .roll(-9, 10, 15)
                .rest(1);
        assertThat(scene.game.possessingSide()).isEqualTo(Side.HOME);

        scene.stated.clock(2, true, 0, -1, InPlay.YES, Side.NONE);
        scene.rest(0.04);

        assertThat(scene.game.possessingPlayer()).isEqualTo(MatchEvent.NO_OBJECT);
        assertThat(scene.game.playClass()).isEqualTo(PlayClass.NOBODY + PlayClass.HOME_ATTACKS_MINUS_X);
    }

    @Test
    void shouldPassOverAFrameThatIsNotNewer() {
        lineUp().rest(1);
        final long total = scene.game.reading().totalUs();

        scene.nowUs -= 2 * scene.stepUs;
        scene.frame();

        assertThat(scene.game.reading().totalUs()).isEqualTo(total);
    }

    @Test
    void shouldGoOnByteForByteOnceRestored() {
        lineUp().ballAt(-5, -10).rest(1).roll(-9, 10, 15).rest(0.2);
        final byte[] saved = bytes(scene.game);
        final MatchGame original = scene.game;
        final long at = scene.nowUs;
        play();
        final byte[] expected = bytes(original);
        final List<Told> told = List.copyOf(scene.told);

        final Scene again = new Scene();
        final MatchGame restored = again.game;
        restored.load(new StateReader(saved));
        assertThat(bytes(restored)).isEqualTo(saved);
        scene.game = restored;
        scene.nowUs = at;
        play();

        assertThat(bytes(restored)).isEqualTo(expected);
        assertThat(restored.reading()).isEqualTo(original.reading());
        assertThat(told.subList(told.size() - again.told.size(), told.size())).isEqualTo(again.told);
        assertThat(again.told).isNotEmpty();
    }

    @Test
    void shouldBeAsNewOnceCleared() {
        lineUp();
        play();
        scene.game.clear();

        assertThat(scene.game.reading()).isEqualTo(new Scene().game.reading());
    }

    @Test
    void shouldRefuseBytesThatAreNoSnapshot() {
        final byte[] bytes = bytes(scene.game);
        bytes[0]++;

        assertThatIllegalArgumentException().isThrownBy(() -> scene.game.load(new StateReader(bytes)));
    }

    private static byte[] bytes(final MatchGame game) {
        final StateWriter out = new StateWriter();
        game.save(out);
        return out.toBytes();
    }

    @Test
    void shouldAllocateNothingPerFrame() {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        // Events are copied by this test's listener, so only the engine's own are counted with one that keeps none.
        scene.game = new MatchGame(Scene.PITCH, BodyPoints.NONE, event -> {});
        scene.stepUs = 1_000;
        lineUp();
        play();
        long least = Long.MAX_VALUE;
        for (int turn = 0; turn < 5; turn++) {
            final long before = threads.getCurrentThreadAllocatedBytes();
            play();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }

        assertThat(scene.game.reading().home().passes()).isGreaterThan(4);
        assertThat(least).as("bytes for 8,000 frames").isLessThan(1_000);
    }
}
