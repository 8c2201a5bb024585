package dev.touchline.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.engine.identity.CrossingWatch;
import dev.touchline.engine.state.MatchEvent;
import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.Teams;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Crossings of a real match as they are, and with the two players' ids changed at the closest moment. Velocities are those of
 * the last 0.2 s, as a causal tracker has them.
 */
@Timeout(180)
class CrossingAccuracyTest {
    private static final int LOOK = 5;
    private static final double NEAR = 2;
    private static final double CLOSE = 1.2;

    /** One meeting of two players, by instants counted from 0. */
    private record Meeting(int a, int b, int from, int closest, int to) {
        double seconds() {
            return (to - from) * 0.04;
        }
    }

    private final List<int[][]> instants = new ArrayList<>();
    private Teams teams;

    @Test
    void shouldTellSwapsButNotCrossings() throws Exception {
        read();
        final int alarms = alerts(-1, -1, 0, 0, instants.size()).size();
        final List<Meeting> meetings = meetings();
        int told = 0;
        int brief = 0;
        int briefTold = 0;
        for (final Meeting meeting : meetings) {
            final boolean found = alerts(
                            meeting.a(),
                            meeting.b(),
                            meeting.closest(),
                            Math.max(0, meeting.from() - 25),
                            meeting.to() + 25)
                    .stream()
                    .anyMatch(pair -> pair[0] == meeting.a() && pair[1] == meeting.b());
            told += found ? 1 : 0;
            if (meeting.seconds() <= 1) {
                brief++;
                briefTold += found ? 1 : 0;
            }
        }
        System.out.printf(
                "crossings of the real match: meetings=%d, false alarms=%d, swaps told=%d, of those of up to 1 s=%d of %d%n",
                meetings.size(), alarms, told, briefTold, brief);
        assertThat(alarms).isZero();
        // Measured: 54 of 85, and all 14 brief ones; a longer scuffle leaves nothing to tell them by.
        assertThat(told).isGreaterThan(meetings.size() / 2);
        assertThat(briefTold).isGreaterThanOrEqualTo(brief - 1);
    }

    private void read() throws Exception {
        final SettledMatch match = SettledMatch.open(RealMatchFile.find());
        teams = match.teams();
        match.forEach((settled, playClass) -> {
            final int[][] places = new int[64][];
            for (final int id : match.ids().values()) {
                if (settled.isPresent(id)) {
                    places[id] = new int[] {settled.xMillimetres(id), settled.yMillimetres(id)};
                }
            }
            instants.add(places);
        });
    }

    /** Runs the watch with two ids changed from an instant on, as a source does that confuses them. */
    private List<int[]> alerts(final int a, final int b, final int swapAt, final int from, final int to) {
        final List<int[]> pairs = new ArrayList<>();
        final CrossingWatch watch = new CrossingWatch(event -> {
            assertThat(event.kind).isEqualTo(MatchEvent.Kind.IDENTITY);
            pairs.add(new int[] {event.objectId, event.otherId});
        });
        final ObjectStates live = new ObjectStates();
        for (int i = Math.max(from, LOOK); i < Math.min(to, instants.size()); i++) {
            live.begin(i * 40_000L);
            for (int id = 1; id < 64; id++) {
                final int[] now = place(i, id, a, b, swapAt);
                final int[] before = place(i - LOOK, id, a, b, swapAt);
                if (now != null && before != null) {
                    live.place(id, now[0], now[1], 0);
                    live.velocity(id, (now[0] - before[0]) * 5, (now[1] - before[1]) * 5, 0);
                }
            }
            watch.onFrame(live, teams);
        }
        return pairs;
    }

    private int[] place(final int instant, final int id, final int a, final int b, final int swapAt) {
        final int called = instant < swapAt ? id : id == a ? b : id == b ? a : id;
        return instants.get(instant)[called];
    }

    private List<Meeting> meetings() {
        final List<Meeting> meetings = new ArrayList<>();
        for (int a = 1; a < 64; a++) {
            for (int b = a + 1; b < 64; b++) {
                if (instants.get(0)[a] != null && instants.get(0)[b] != null) {
                    meetings(a, b, meetings);
                }
            }
        }
        return meetings;
    }

    private void meetings(final int a, final int b, final List<Meeting> into) {
        int from = -1;
        int closest = -1;
        for (int i = LOOK; i < instants.size(); i++) {
            final double distance = distance(i, a, b);
            if (distance < NEAR) {
                from = from < 0 ? i : from;
                closest = closest < 0 || distance < distance(closest, a, b) ? i : closest;
            } else if (from >= 0) {
                if (distance(closest, a, b) < CLOSE) {
                    into.add(new Meeting(a, b, from, closest, i));
                }
                from = -1;
                closest = -1;
            }
        }
    }

    private double distance(final int instant, final int a, final int b) {
        final int[] first = instants.get(instant)[a];
        final int[] second = instants.get(instant)[b];
        return Math.hypot(first[0] - second[0], first[1] - second[1]) / 1_000;
    }
}
