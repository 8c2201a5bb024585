package dev.touchline.engine.kinematics;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An object's sprints: the newest {@value #MOST} in full, all of them counted by state of play. Engine thread only; allocates
 * nothing but when it is read, exchanged or merged.
 */
final class SprintLog {
    static final int MOST = 64;

    static final int BYTES = MOST * (3 * Long.BYTES + 6 * Integer.BYTES);

    private final long[] fromIndex = new long[MOST];
    private final long[] toIndex = new long[MOST];
    private final long[] micrometres = new long[MOST];
    private final int[] topMicrometres = new int[MOST];
    /** Places in fours: from x and y, to x and y. */
    private final int[] places = new int[4 * MOST];

    private final int[] key = new int[MOST];
    private int first;
    private int count;

    /** Those that are no longer kept, by state of play: of the match, and of the newest period among them. */
    private final int[] matchBefore = new int[StepKey.CLASSES];

    private final int[] halfBefore = new int[StepKey.CLASSES];
    private int periodBefore;

    void add(final SprintRun sprint) {
        if (count == MOST) {
            forgetOldest();
        }
        final int at = slot(count++);
        fromIndex[at] = sprint.fromIndex;
        toIndex[at] = sprint.toIndex;
        micrometres[at] = sprint.micrometres;
        topMicrometres[at] = sprint.topMicrometres;
        places[4 * at] = sprint.fromX;
        places[4 * at + 1] = sprint.fromY;
        places[4 * at + 2] = sprint.toX;
        places[4 * at + 3] = sprint.toY;
        key[at] = StepKey.of(sprint.playClass, 0, false, true, sprint.period);
    }

    private void forgetOldest() {
        final int period = StepKey.period(key[first]);
        if (period > periodBefore) {
            periodBefore = period;
            Arrays.fill(halfBefore, 0);
        }
        final int playClass = StepKey.playClass(key[first]);
        matchBefore[playClass]++;
        if (period == periodBefore) {
            halfBefore[playClass]++;
        }
        first = slot(1);
        count--;
    }

    /** How many of the match, or of one period, of some states of play. */
    int counted(final boolean half, final int period, final int mask) {
        int counted = 0;
        if (!half || period == periodBefore) {
            final int[] before = half ? halfBefore : matchBefore;
            for (int playClass = 0; playClass < StepKey.CLASSES; playClass++) {
                counted += (mask >>> playClass & 1) * before[playClass];
            }
        }
        for (int i = 0; i < count; i++) {
            final int at = slot(i);
            if ((!half || StepKey.period(key[at]) == period) && (mask >>> StepKey.playClass(key[at]) & 1) != 0) {
                counted++;
            }
        }
        return counted;
    }

    /** How many of those kept ended in the seconds from one to before another. */
    int countedWithin(final long fromSecond, final long beforeSecond, final int mask) {
        int counted = 0;
        for (int i = 0; i < count; i++) {
            final int at = slot(i);
            final long second = SettledGrid.second(toIndex[at]);
            if (second >= fromSecond && second < beforeSecond && (mask >>> StepKey.playClass(key[at]) & 1) != 0) {
                counted++;
            }
        }
        return counted;
    }

    /** Those kept, oldest first. */
    List<Sprint> list() {
        final List<Sprint> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            final int at = slot(i);
            list.add(new Sprint(
                    fromIndex[at] * SettledGrid.STEP_US,
                    toIndex[at] * SettledGrid.STEP_US,
                    micrometres[at],
                    topMicrometres[at] / SettledGrid.MICROMETRES_PER_MMPS,
                    places[4 * at],
                    places[4 * at + 1],
                    places[4 * at + 2],
                    places[4 * at + 3],
                    StepKey.playClass(key[at])));
        }
        return list;
    }

    /** Takes away those that began in a second or later, oldest first. */
    List<SprintRun> takeSince(final long second) {
        int kept = count;
        while (kept > 0 && SettledGrid.second(fromIndex[slot(kept - 1)]) >= second) {
            kept--;
        }
        final List<SprintRun> taken = new ArrayList<>();
        for (int i = kept; i < count; i++) {
            taken.add(sprint(slot(i)));
        }
        count = kept;
        return taken;
    }

    private SprintRun sprint(final int at) {
        final SprintRun sprint = new SprintRun();
        sprint.begin(
                fromIndex[at], places[4 * at], places[4 * at + 1], StepKey.playClass(key[at]), StepKey.period(key[at]));
        sprint.toIndex = toIndex[at];
        sprint.micrometres = micrometres[at];
        sprint.topMicrometres = topMicrometres[at];
        sprint.toX = places[4 * at + 2];
        sprint.toY = places[4 * at + 3];
        return sprint;
    }

    private int slot(final int i) {
        return (first + i) & (MOST - 1);
    }

    void clear() {
        first = 0;
        count = 0;
        periodBefore = 0;
        Arrays.fill(matchBefore, 0);
        Arrays.fill(halfBefore, 0);
    }

    void save(final StateWriter out) {
        out.putInts(matchBefore, StepKey.CLASSES);
        out.putInts(halfBefore, StepKey.CLASSES);
        out.putInt(periodBefore);
        out.putInt(count);
        for (int i = 0; i < count; i++) {
            sprint(slot(i)).save(out);
        }
    }

    void load(final StateReader in) {
        clear();
        in.getInts(matchBefore, StepKey.CLASSES);
        in.getInts(halfBefore, StepKey.CLASSES);
        periodBefore = in.getInt();
        final int saved = in.getCount(MOST);
        final SprintRun sprint = new SprintRun();
        for (int i = 0; i < saved; i++) {
            sprint.load(in);
            add(sprint);
        }
    }
}
