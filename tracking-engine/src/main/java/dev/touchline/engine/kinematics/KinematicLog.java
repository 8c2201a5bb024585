package dev.touchline.engine.kinematics;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All that an object has done: the last twenty minutes by the second, what was before as sums of the match and of the newest
 * period. Whatever is read is added up from both, so that the newest part can be given to another object. Engine thread only.
 */
final class KinematicLog {
    private final SecondRing ring = new SecondRing();
    private final KinematicSums matchBefore = new KinematicSums();
    private final KinematicSums halfBefore = new KinematicSums();
    private int periodBefore;
    /** The second after the newest one that is no longer kept by itself. */
    private long keptFrom = Long.MIN_VALUE;

    private final SprintLog sprints = new SprintLog();

    SprintLog sprints() {
        return sprints;
    }

    void onStep(final long second, final int key, final int um, final int acceleration) {
        if (ring.isFull()) {
            forgetFirst();
        }
        ring.addStep(second, key, um, um / SettledGrid.MICROMETRES_PER_MMPS, acceleration);
    }

    /** Keeps by the second only what is of a second or later. */
    void forgetBefore(final long second) {
        while (ring.count() > 0 && ring.second(0) < second) {
            forgetFirst();
        }
    }

    private void forgetFirst() {
        final int period = StepKey.period(ring.key(0));
        if (period > periodBefore) {
            periodBefore = period;
            halfBefore.clear();
        }
        addTo(matchBefore, 0);
        if (period == periodBefore) {
            addTo(halfBefore, 0);
        }
        keptFrom = ring.second(0) + 1;
        ring.dropFirst();
    }

    private void addTo(final KinematicSums sums, final int entry) {
        sums.add(
                ring.key(entry),
                ring.steps(entry),
                ring.micrometres(entry),
                ring.top(entry),
                ring.most(entry),
                ring.least(entry));
    }

    /** The earliest second from which on all that was done can be given to another; Long.MIN_VALUE when all of it can. */
    long keptFrom() {
        return keptFrom;
    }

    /** Adds the match to a reading. */
    void readMatch(final int mask, final PlayerKinematics into) {
        matchBefore.addTo(into, mask);
        for (int i = 0; i < ring.count(); i++) {
            readEntry(i, mask, into);
        }
        into.addSprints(sprints.counted(false, 0, mask));
    }

    /** Adds a period to a reading. */
    void readPeriod(final int period, final int mask, final PlayerKinematics into) {
        if (period == periodBefore) {
            halfBefore.addTo(into, mask);
        }
        for (int i = 0; i < ring.count(); i++) {
            if (StepKey.period(ring.key(i)) == period) {
                readEntry(i, mask, into);
            }
        }
        into.addSprints(sprints.counted(true, period, mask));
    }

    /** Adds the seconds from one to before another to a reading. */
    void readSeconds(final long from, final long before, final int mask, final PlayerKinematics into) {
        for (int i = ring.since(from); i < ring.count() && ring.second(i) < before; i++) {
            readEntry(i, mask, into);
        }
        into.addSprints(sprints.countedWithin(from, before, mask));
    }

    private void readEntry(final int entry, final int mask, final PlayerKinematics into) {
        final int key = ring.key(entry);
        if ((mask >>> StepKey.playClass(key) & 1) == 0) {
            return;
        }
        final int steps = ring.steps(entry);
        final int um = ring.micrometres(entry);
        into.addBand(StepKey.band(key), steps, um);
        if (StepKey.highSpeed(key)) {
            into.addHighSpeed(steps, um);
        }
        if (StepKey.sprint(key)) {
            into.addSprinting(steps, um);
        }
        into.addExtremes(ring.top(entry), ring.most(entry), ring.least(entry));
    }

    /** Changes what was done from a second on with another log. */
    void exchangeSince(final long second, final KinematicLog other) {
        final SecondRing mine = ring.takeSince(second);
        final SecondRing theirs = other.ring.takeSince(second);
        append(theirs, 0, theirs.count());
        other.append(mine, 0, mine.count());
        final List<SprintRun> mySprints = sprints.takeSince(second);
        other.sprints.takeSince(second).forEach(sprints::add);
        mySprints.forEach(other.sprints::add);
    }

    /**
     * Takes over what another log has from a second on. Where both have something of the same second, the other's is added as
     * long as they do not come to more than a second together; else it was the same player twice, and is dropped.
     */
    void absorbSince(final long second, final KinematicLog other) {
        final SecondRing mine = ring.takeSince(second);
        final SecondRing theirs = other.ring.takeSince(second);
        int i = 0;
        int j = 0;
        while (i < mine.count() || j < theirs.count()) {
            final long at = Math.min(secondOr(mine, i), secondOr(theirs, j));
            final int mineEnd = end(mine, i, at);
            final int theirsEnd = end(theirs, j, at);
            append(mine, i, mineEnd);
            if (steps(mine, i, mineEnd) + steps(theirs, j, theirsEnd) <= SettledGrid.STEPS_PER_SECOND) {
                append(theirs, j, theirsEnd);
            }
            i = mineEnd;
            j = theirsEnd;
        }
        final List<SprintRun> all = new ArrayList<>(sprints.takeSince(second));
        all.addAll(other.sprints.takeSince(second));
        all.sort(Comparator.comparingLong(sprint -> sprint.fromIndex));
        all.forEach(sprints::add);
    }

    private void append(final SecondRing from, final int begin, final int end) {
        for (int i = begin; i < end; i++) {
            if (ring.isFull()) {
                forgetFirst();
            }
            ring.append(from, i, i + 1);
        }
    }

    private static long secondOr(final SecondRing of, final int i) {
        return i < of.count() ? of.second(i) : Long.MAX_VALUE;
    }

    private static int end(final SecondRing of, final int from, final long second) {
        int end = from;
        while (end < of.count() && of.second(end) == second) {
            end++;
        }
        return end;
    }

    private static int steps(final SecondRing of, final int begin, final int end) {
        int steps = 0;
        for (int i = begin; i < end; i++) {
            steps += of.steps(i);
        }
        return steps;
    }

    int bytes() {
        return ring.bytes() + 2 * KinematicSums.BYTES + SprintLog.BYTES;
    }

    void clear() {
        ring.clear();
        matchBefore.clear();
        halfBefore.clear();
        periodBefore = 0;
        keptFrom = Long.MIN_VALUE;
        sprints.clear();
    }

    void save(final StateWriter out) {
        ring.save(out);
        matchBefore.save(out);
        halfBefore.save(out);
        out.putInt(periodBefore);
        out.putLong(keptFrom);
        sprints.save(out);
    }

    void load(final StateReader in) {
        ring.load(in);
        matchBefore.load(in);
        halfBefore.load(in);
        periodBefore = in.getInt();
        keptFrom = in.getLong();
        sprints.load(in);
    }
}
