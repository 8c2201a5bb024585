package dev.touchline.engine.kinematics;

import dev.touchline.engine.state.MatchEvent;
import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.PlayClass;
import dev.touchline.engine.state.Side;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.engine.state.Teams;
import dev.touchline.engine.state.When;
import java.util.ArrayList;
import java.util.List;

/** Drives kinematics with positions by the number of the instant, 25 a second from a whole second on. */
final class SettledFeed {
    /** x in mm of an object at an instant, or {@link #ABSENT}; y is 0. */
    @FunctionalInterface
    interface Course {
        int x(int objectId, int instant);
    }

    static final int ABSENT = Integer.MIN_VALUE;
    static final long START_US = 1_700_000_000_000_000L;
    static final int HOME = 7;
    static final int AWAY = 40;
    static final Teams TEAMS = new Teams(1L << HOME, 1L << AWAY);

    final List<String> sprints = new ArrayList<>();
    final MatchKinematics kinematics;
    private final ObjectStates settled = new ObjectStates();
    private final PlayerKinematics reading = new PlayerKinematics();
    private int next;

    SettledFeed() {
        this(KinematicSettings.FIFA_2022);
    }

    SettledFeed(final KinematicSettings settings) {
        kinematics = new MatchKinematics(settings, TEAMS, this::onEvent);
        kinematics.onPlayClass(0, PlayClass.NOBODY);
    }

    private void onEvent(final MatchEvent event) {
        sprints.add(event.kind + " " + event.side + " object=" + event.objectId + " top=" + event.value + " at="
                + (event.tsUs - START_US) / 1_000 + " ms for=" + event.durationUs / 1_000 + " ms");
    }

    static long us(final int instant) {
        return START_US + instant * 40_000L;
    }

    /** Gives instants up to and with one. */
    SettledFeed to(final int instant, final Course course) {
        for (; next <= instant; next++) {
            settled.begin(us(next));
            for (final int objectId : new int[] {HOME, AWAY}) {
                final int x = course.x(objectId, next);
                if (x != ABSENT) {
                    settled.place(objectId, x, 0, 0);
                }
            }
            kinematics.onSettled(settled);
        }
        return this;
    }

    SettledFeed flush() {
        kinematics.flush();
        return this;
    }

    PlayerKinematics read(final int objectId, final KinematicWindow window, final When when) {
        kinematics.read(objectId, window, when, TEAMS.side(objectId), reading);
        return reading;
    }

    double metres(final int objectId, final KinematicWindow window) {
        return read(objectId, window, When.ALL).distanceMetres();
    }

    PlayerKinematics match(final int objectId) {
        return read(objectId, KinematicWindow.MATCH, When.ALL);
    }

    byte[] save() {
        final StateWriter out = new StateWriter();
        kinematics.save(out);
        return out.toBytes();
    }

    /** Another feed that goes on from a snapshot. */
    static SettledFeed load(final byte[] bytes, final int nextInstant) {
        final SettledFeed feed = new SettledFeed();
        feed.kinematics.load(new StateReader(bytes));
        feed.next = nextInstant;
        return feed;
    }

    static Side side(final int objectId) {
        return TEAMS.side(objectId);
    }
}
