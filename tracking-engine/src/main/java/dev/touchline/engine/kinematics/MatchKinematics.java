package dev.touchline.engine.kinematics;

import dev.touchline.engine.state.MatchEvent;
import dev.touchline.engine.state.MatchEventListener;
import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.PlayClass;
import dev.touchline.engine.state.Side;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.engine.state.Teams;
import dev.touchline.engine.state.When;
import java.util.List;

/**
 * The kinematics of a match: of every object but the ball, made when it is first seen. Engine thread only; allocates nothing per
 * instant once every object has been seen for twenty minutes.
 *
 * <p>Per instant: {@link #onPlayClass} and {@link #startPeriod} as they become known, {@link #breakPath} before the first position
 * that is not reached from the last one, then {@link #onSettled}. What is read is complete up to {@value #LAG_SECONDS} s
 * before the newest instant; {@link #flush} completes the rest.
 */
public final class MatchKinematics {
    /**
     * How far sliding windows end before the newest settled instant, s. By then every step has been counted, 0.4 s after it
     * was judged, 1.6 s smoothed and at most 1 s undecided; only a path that is being mended is later.
     */
    public static final int LAG_SECONDS = 3;
    /** How far back identities can be changed, s. */
    public static final int KEPT_SECONDS = KinematicWindow.TWENTY_MINUTES.seconds();

    private static final long SECOND_US = 1_000_000;
    private static final String SECTION = "kinematics";

    private final KinematicSettings settings;
    private final MatchEventListener events;
    private final MatchEvent event = new MatchEvent();
    private final PlayTimes times = new PlayTimes();
    private final ObjectKinematics[] objects = new ObjectKinematics[ObjectStates.OBJECTS];
    private Teams teams;
    private long newestIndex = Long.MIN_VALUE;
    /** The second before which windows end. */
    private long endSecond = Long.MIN_VALUE;

    private int period;

    /** Kinematics of a match that has not begun. */
    public MatchKinematics(final KinematicSettings settings, final Teams teams, final MatchEventListener events) {
        this.settings = settings;
        this.teams = teams;
        this.events = events;
    }

    /** What it was made with. */
    public KinematicSettings settings() {
        return settings;
    }

    /** Another line-up: sprints are told with these sides from now on. */
    public void teams(final Teams newTeams) {
        teams = newTeams;
    }

    /** The state of play is this from an instant on, which may lie ahead of the settled ones. */
    public void onPlayClass(final long fromUs, final int playClass) {
        times.playClass(fromUs, playClass);
    }

    /** A period begins, 1 to 7; 0 is a break after one, and counts nowhere. Until a period is stated, all of it counts. */
    public void startPeriod(final long atUs, final int newPeriod) {
        times.period(atUs, newPeriod);
        period = newPeriod > 0 ? Math.min(newPeriod, PlayTimes.LAST_PERIOD) : period;
    }

    /** The next position of an object is not reached from its last: it was lost, or taken for another. */
    public void breakPath(final int objectId) {
        if (objects[objectId] != null) {
            objects[objectId].breakPath();
        }
    }

    /**
     * Takes where everybody was at an instant of the grid of 40 ms. Throws {@link IllegalArgumentException} when it is off
     * the grid, or not later than the one before.
     */
    public void onSettled(final ObjectStates settled) {
        final long index = SettledGrid.index(settled.tsUs());
        if (index <= newestIndex) {
            throw new IllegalArgumentException("instants only go forward: tsUs=" + settled.tsUs() + ", newest="
                    + newestIndex * SettledGrid.STEP_US);
        }
        newestIndex = index;
        for (int objectId = 1; objectId < ObjectStates.OBJECTS; objectId++) {
            if (settled.isPresent(objectId)) {
                object(objectId).onPosition(index, settled.xMillimetres(objectId), settled.yMillimetres(objectId));
            } else if (objects[objectId] != null) {
                objects[objectId].onAbsence(index);
            }
        }
        moveTo(SettledGrid.second(index) - LAG_SECONDS);
    }

    private ObjectKinematics object(final int objectId) {
        if (objects[objectId] == null) {
            objects[objectId] = new ObjectKinematics(objectId, settings, times, this::onSprint);
        }
        return objects[objectId];
    }

    private void moveTo(final long newEndSecond) {
        if (newEndSecond <= endSecond) {
            return;
        }
        endSecond = newEndSecond;
        for (final ObjectKinematics object : objects) {
            if (object != null) {
                object.log().forgetBefore(endSecond - KEPT_SECONDS);
            }
        }
    }

    private void onSprint(final int objectId, final SprintRun sprint) {
        event.begin(MatchEvent.Kind.SPRINT, sprint.fromIndex * SettledGrid.STEP_US);
        event.durationUs = (sprint.toIndex - sprint.fromIndex) * SettledGrid.STEP_US;
        event.side = teams.side(objectId);
        event.objectId = objectId;
        event.completed = true;
        event.value = sprint.topSpeed();
        event.fromX = sprint.fromX;
        event.fromY = sprint.fromY;
        event.toX = sprint.toX;
        event.toY = sprint.toY;
        events.onEvent(event);
    }

    /** Nothing more will come: every path ends, and everything is counted, windows to the last instant. */
    public void flush() {
        for (final ObjectKinematics object : objects) {
            if (object != null) {
                object.breakPath();
            }
        }
        if (newestIndex != Long.MIN_VALUE) {
            moveTo(SettledGrid.second(newestIndex - 1) + 1);
        }
    }

    /**
     * Reads an object's kinematics; all zero for one that was never seen.
     *
     * @param side of whose possession {@code when} speaks: the object's team
     */
    public void read(
            final int objectId,
            final KinematicWindow window,
            final When when,
            final Side side,
            final PlayerKinematics into) {
        into.clear();
        final ObjectKinematics object = objects[objectId];
        if (object == null) {
            return;
        }
        final int mask = PlayClass.mask(when, side);
        switch (window) {
            case MATCH -> object.log().readMatch(mask, into);
            case HALF -> object.log().readPeriod(period, mask, into);
            default -> object.log().readSeconds(endSecond - window.seconds(), endSecond, mask, into);
        }
        object.readNow(into);
    }

    /** The newest {@value SprintLog#MOST} sprints of an object that have ended, oldest first. */
    public List<Sprint> sprints(final int objectId) {
        return objects[objectId] == null
                ? List.of()
                : objects[objectId].log().sprints().list();
    }

    /** How often an object's path was mended or broken off because nobody moves like that. */
    public long leaps(final int objectId) {
        return objects[objectId] == null ? 0 : objects[objectId].leaps();
    }

    /** Up to where sliding windows go, us UTC of capture; 0 before the first instant. */
    public long windowsEndUs() {
        return endSecond == Long.MIN_VALUE ? 0 : endSecond * SECOND_US;
    }

    /**
     * Two objects were taken for each other since an instant: what each did from its second on is the other's. Their paths
     * are broken. Throws {@link IllegalArgumentException}, having changed nothing, when that is too long ago.
     */
    public void swapFrom(final int a, final int b, final long sinceUs) {
        final long second = since(a, b, sinceUs);
        breakPath(a);
        breakPath(b);
        object(a).log().exchangeSince(second, object(b).log());
    }

    /**
     * What one object did from an instant's second on was done by another. Their paths are broken. Throws {@link
     * IllegalArgumentException}, having changed nothing, when that is too long ago.
     */
    public void mergeFrom(final int from, final int into, final long sinceUs) {
        final long second = since(from, into, sinceUs);
        breakPath(from);
        breakPath(into);
        object(into).log().absorbSince(second, object(from).log());
    }

    /** Whether what two objects did since an instant is still kept by the second. */
    public boolean isKept(final int a, final int b, final long sinceUs) {
        return Math.floorDiv(sinceUs, SECOND_US) >= keptFrom(a, b);
    }

    /** Throws {@link IllegalArgumentException} when what two objects did since an instant is no longer kept by the second. */
    public void checkKept(final int a, final int b, final long sinceUs) {
        if (!isKept(a, b, sinceUs)) {
            throw new IllegalArgumentException("kinematics are kept by the second for twenty minutes only: sinceUs="
                    + sinceUs + ", earliest=" + keptFrom(a, b) * SECOND_US);
        }
    }

    private long keptFrom(final int a, final int b) {
        if (a == b || Math.min(a, b) < 1 || Math.max(a, b) >= ObjectStates.OBJECTS) {
            throw new IllegalArgumentException(
                    "two different objects other than the ball are needed: object=" + a + ", other=" + b);
        }
        return Math.max(object(a).log().keptFrom(), object(b).log().keptFrom());
    }

    private long since(final int a, final int b, final long sinceUs) {
        checkKept(a, b, sinceUs);
        return Math.floorDiv(sinceUs, SECOND_US);
    }

    /** The memory that its state takes, bytes. */
    public long memoryBytes() {
        long bytes = 0;
        for (final ObjectKinematics object : objects) {
            bytes += object == null ? 0 : object.bytes();
        }
        return bytes;
    }

    /** Forgets everything. */
    public void clear() {
        for (final ObjectKinematics object : objects) {
            if (object != null) {
                object.clear();
            }
        }
        times.clear();
        newestIndex = Long.MIN_VALUE;
        endSecond = Long.MIN_VALUE;
        period = 0;
    }

    /** Writes its state. */
    public void save(final StateWriter out) {
        out.section(SECTION);
        settings.save(out);
        times.save(out);
        out.putLong(newestIndex);
        out.putLong(endSecond);
        out.putInt(period);
        for (final ObjectKinematics object : objects) {
            out.putBoolean(object != null);
            if (object != null) {
                object.save(out);
            }
        }
    }

    /** Takes the state that {@link #save} wrote under the same settings; throws {@link IllegalArgumentException} otherwise. */
    public void load(final StateReader in) {
        in.section(SECTION);
        settings.check(in);
        times.load(in);
        newestIndex = in.getLong();
        endSecond = in.getLong();
        period = in.getInt();
        for (int objectId = 0; objectId < objects.length; objectId++) {
            objects[objectId] = null;
            if (in.getBoolean()) {
                object(objectId).load(in);
            }
        }
    }
}
