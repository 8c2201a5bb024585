package dev.touchline.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchline.engine.state.MatchEvent;
import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.engine.state.Teams;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two players who run at each other at 4 m/s, pass at half a metre at 2 s, and run on. */
@Timeout(20)
class CrossingWatchTest {
    private static final int A = 7;
    private static final int B = 40;
    private static final int PASS = 50;
    private static final Teams TEAMS = new Teams(1L << A, 1L << B);

    private final List<String> told = new ArrayList<>();
    private long value;
    private final CrossingWatch watch = new CrossingWatch(this::onEvent);
    private final ObjectStates live = new ObjectStates();

    private void onEvent(final MatchEvent event) {
        told.add(event.kind + " " + event.objectId + " " + event.otherId + " " + event.side);
        value = event.value;
    }

    /** Places whom the source calls so where one of the two is: at -8 m and +4 m/s, or at 8 m and -4 m/s. */
    private void place(final int objectId, final boolean first, final int instant) {
        final int x = 160 * (instant - PASS);
        live.place(objectId, first ? x : -x, first ? 0 : 500, 0);
        live.velocity(objectId, first ? 4_000 : -4_000, 0, 0);
    }

    private void run(final CrossingWatch by, final int from, final int to, final int swappedFrom, final Teams teams) {
        for (int instant = from; instant < to; instant++) {
            live.begin(instant * 40_000L);
            place(A, instant < swappedFrom, instant);
            place(B, instant >= swappedFrom, instant);
            by.onFrame(live, teams);
        }
    }

    @Test
    void shouldTellNothingWhenTheyRunOn() {
        run(watch, 0, 100, 1_000, TEAMS);

        assertThat(told).isEmpty();
    }

    @Test
    void shouldTellOnceWithItsLikelihoodWhenTheyHaveChangedPlaces() {
        run(watch, 0, 100, PASS, TEAMS);

        assertThat(told).containsExactly("IDENTITY 7 40 HOME");
        assertThat(value).isBetween(900_000L, 1_000_000L);
    }

    @Test
    void shouldTellNothingOfThoseWhoAreNotOnTheTeams() {
        run(watch, 0, 100, PASS, new Teams(1L << A, 0));

        assertThat(told).isEmpty();
    }

    @Test
    void shouldTellWhenTwoFarApartJumpToEachOthersPlace() {
        for (int instant = 0; instant < 100; instant++) {
            live.begin(instant * 40_000L);
            final boolean swapped = instant >= 50;
            // 30 m apart, both at 2 m/s; one is seen to jump two frames after the other.
            live.place(A, 80 * instant + (swapped ? 30_000 : 0), 0, 0);
            live.place(B, 80 * instant + (instant >= 52 ? 0 : 30_000), 0, 0);
            live.velocity(A, 2_000, 0, 0);
            live.velocity(B, 2_000, 0, 0);
            watch.onFrame(live, TEAMS);
        }

        assertThat(told).containsExactly("IDENTITY 7 40 HOME");
        assertThat(value).isGreaterThan(990_000);
    }

    @Test
    void shouldTellNothingWhenOnlyOneJumps() {
        for (int instant = 0; instant < 100; instant++) {
            live.begin(instant * 40_000L);
            live.place(A, 80 * instant + (instant >= 50 ? 30_000 : 0), 0, 0);
            live.place(B, 80 * instant + 30_000, 3_000, 0);
            live.velocity(A, 2_000, 0, 0);
            live.velocity(B, 2_000, 0, 0);
            watch.onFrame(live, TEAMS);
        }

        assertThat(told).isEmpty();
    }

    @Test
    void shouldLookAtOneFrameOfEachFortyMilliseconds() {
        run(watch, 0, 40, PASS, TEAMS);
        // The same step again, with somebody elsewhere: not looked at.
        live.begin(39 * 40_000L + 20_000);
        live.place(A, 40_000, 0, 0);
        live.place(B, -40_000, 0, 0);
        watch.onFrame(live, TEAMS);
        run(watch, 40, 100, PASS, TEAMS);

        assertThat(told).hasSize(1);
    }

    @Test
    void shouldGoOnByteForByteWhenItIsRestored() {
        run(watch, 0, 53, PASS, TEAMS);
        final StateWriter out = new StateWriter();
        watch.save(out);
        final CrossingWatch restored = new CrossingWatch(this::onEvent);
        restored.load(new StateReader(out.toBytes()));

        run(restored, 53, 100, PASS, TEAMS);
        assertThat(told).hasSize(1);
        run(watch, 53, 100, PASS, TEAMS);

        assertThat(told).hasSize(2);
        final StateWriter one = new StateWriter();
        final StateWriter other = new StateWriter();
        watch.save(one);
        restored.save(other);
        assertThat(other.toBytes()).isEqualTo(one.toBytes());
    }

    @Test
    void shouldForgetWhatItSawWhenItIsCleared() {
        run(watch, 0, 53, PASS, TEAMS);
        watch.clear();
        run(watch, 53, 100, PASS, TEAMS);

        assertThat(told).isEmpty();
        assertThat(watch.missed()).isZero();
    }

    @Test
    void shouldWeighTwoExplanationsByHandCalculation() {
        // One second, 1 m off at the predicted speed: variances 5/3 + 0.08, 5/2, 5 + 0.98 per axis.
        final Motion before = new Motion();
        final Motion after = new Motion();
        after.tsUs = 1_000_000;
        after.x = 1;
        final double determinant = (5 / 3.0 + 0.08) * 5.98 - 2.5 * 2.5;

        assertThat(Continuation.distance(before, after)).isCloseTo(5.98 / determinant, within(1e-9));
        // Squared distances 2 and 10 are likelihoods in the ratio e^4 : 1; with 1 in 20 beforehand, e^4 / (e^4 + 19).
        assertThat(Continuation.posterior(2, 10, 0.05))
                .isCloseTo(Math.exp(4) / (Math.exp(4) + 19), within(1e-9))
                .isCloseTo(0.742, within(0.001));
    }
}
