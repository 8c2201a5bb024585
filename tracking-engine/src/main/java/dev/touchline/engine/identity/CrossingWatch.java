package dev.touchline.engine.identity;

import dev.touchline.engine.state.MatchEvent;
import dev.touchline.engine.state.MatchEventListener;
import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.engine.state.Teams;

/**
 * Watches players who meet, and tells when two of them have probably changed places: an event with its likelihood, never a
 * change. Engine thread only; allocates nothing; looks every 40 ms of capture time.
 *
 * <p>An encounter begins when two players come within 2 m and ends when they are 2 m apart again. If they came within 1.2 m,
 * the ways they left are compared with the ways they came, once as they are called and once the other way round ({@link
 * Continuation}); beforehand one encounter in {@value #ENCOUNTERS_PER_SWAP} is held for a swap. Two players who jump to each
 * other's place within half a second, wherever they are, are compared likewise. It is told when the swap is likely by more than
 * the threshold and explains what was seen. At most {@value #MOST} encounters at a time are watched; more are counted.
 */
public final class CrossingWatch {
    /** Most encounters at a time. */
    public static final int MOST = 64;

    /** Encounters for each in which the two change places: what is assumed before anything is seen. */
    static final int ENCOUNTERS_PER_SWAP = 20;

    private static final double PRIOR = 1.0 / ENCOUNTERS_PER_SWAP;
    private static final double THRESHOLD = 0.9;
    private static final double NEAR_SQUARED = 2 * 2;
    private static final double CLOSE_SQUARED = 1.2 * 1.2;
    /** Eight dimensions: 1 in 100 true continuations is further off (chi-squared). */
    private static final double EXPLAINED = 20.1;
    /** Four dimensions. */
    private static final double EXPLAINED_BY_POSITION = 13.3;
    /** From where a step of 40 ms is a jump: over three times what the fastest player covers, m. */
    private static final double JUMP_SQUARED = 1.5 * 1.5;

    /** How far back the short comparison looks, steps of 40 ms: time for a tracker's velocity to have turned. */
    private static final int RECENT_STEPS = 10;

    private static final int HISTORY = 16;
    private static final long LONGEST_RECENT_US = (RECENT_STEPS + 1) * 40_000L;
    private static final long STEP_US = 40_000;
    private static final long LONGEST_STEP_US = 200_000;
    private static final long TOGETHER_US = 500_000;
    private static final long LOST_US = 5_000_000;
    private static final double MILLION = 1e6;
    private static final String SECTION = "crossings";

    private final MatchEventListener events;
    private final MatchEvent event = new MatchEvent();
    private final Motion[] last = motions();
    private final Motion[] beforeJump = motions();
    private final Motion[][] history = new Motion[HISTORY][];
    private final long[] jumpUs = new long[Long.SIZE];
    private final Encounter[] encounters = new Encounter[MOST];
    private long known;
    private long step = Long.MIN_VALUE;
    private long missed;

    /** A watch that has seen nothing. */
    public CrossingWatch(final MatchEventListener events) {
        this.events = events;
        for (int i = 0; i < MOST; i++) {
            encounters[i] = new Encounter();
        }
        for (int i = 0; i < HISTORY; i++) {
            history[i] = motions();
        }
        clear();
    }

    private static Motion[] motions() {
        final Motion[] motions = new Motion[Long.SIZE];
        for (int i = 0; i < motions.length; i++) {
            motions[i] = new Motion();
        }
        return motions;
    }

    /** Takes a published frame's state; one of each 40 ms is looked at. */
    public void onFrame(final ObjectStates live, final Teams teams) {
        final long newStep = Math.floorDiv(live.tsUs(), STEP_US);
        if (newStep <= step) {
            return;
        }
        step = newStep;
        final long present = live.rosterBits() & (teams.home() | teams.away()) & ~1L;
        jumps(live, present, teams);
        for (long left = present; left != 0; left &= left - 1) {
            final int objectId = Long.numberOfTrailingZeros(left);
            last[objectId].set(live, objectId);
            history(objectId, step).set(last[objectId]);
        }
        known |= present;
        follow(present, live.tsUs(), teams);
        meet(present);
    }

    private void jumps(final ObjectStates live, final long present, final Teams teams) {
        for (long left = present & known; left != 0; left &= left - 1) {
            final int objectId = Long.numberOfTrailingZeros(left);
            final Motion before = last[objectId];
            final double dx = live.xMetres(objectId) - before.x;
            final double dy = live.yMetres(objectId) - before.y;
            if (dx * dx + dy * dy > JUMP_SQUARED && live.tsUs() - before.tsUs <= LONGEST_STEP_US) {
                beforeJump[objectId].set(before);
                jumpUs[objectId] = live.tsUs();
                last[objectId].set(live, objectId);
                compareJumps(objectId, present, teams);
            }
        }
    }

    private void compareJumps(final int a, final long present, final Teams teams) {
        final long nowUs = last[a].tsUs;
        for (long left = present & known & ~(1L << a); left != 0; left &= left - 1) {
            final int b = Long.numberOfTrailingZeros(left);
            if (nowUs - jumpUs[b] > TOGETHER_US || beforeJump[b].distanceSquared(beforeJump[a]) <= NEAR_SQUARED) {
                continue;
            }
            final double swapped = Continuation.positionDistance(beforeJump[a], last[b])
                    + Continuation.positionDistance(beforeJump[b], last[a]);
            final double kept = Continuation.positionDistance(beforeJump[a], last[a])
                    + Continuation.positionDistance(beforeJump[b], last[b]);
            if (swapped <= EXPLAINED_BY_POSITION
                    && tell(Continuation.posterior(swapped, kept, PRIOR), a, b, beforeJump[a].tsUs, teams)) {
                jumpUs[a] = Long.MIN_VALUE / 2;
                jumpUs[b] = Long.MIN_VALUE / 2;
                forget(a, b);
                return;
            }
        }
    }

    /** One swap is told once: that the first to jump came to the other is no encounter. */
    private void forget(final int a, final int b) {
        for (final Encounter encounter : encounters) {
            if (encounter.a == Math.min(a, b) && encounter.b == Math.max(a, b)) {
                encounter.open = false;
            }
        }
    }

    private void follow(final long present, final long nowUs, final Teams teams) {
        for (final Encounter encounter : encounters) {
            if (!encounter.open) {
                continue;
            }
            final Motion a = last[encounter.a];
            final Motion b = last[encounter.b];
            if ((present >>> encounter.a & present >>> encounter.b & 1) == 0) {
                encounter.open = nowUs - Math.min(a.tsUs, b.tsUs) <= LOST_US;
                continue;
            }
            final double squared = a.distanceSquared(b);
            if (squared < encounter.closestSquared) {
                encounter.closestSquared = squared;
            }
            compareRecent(encounter);
            if (squared > NEAR_SQUARED) {
                encounter.open = false;
                if (encounter.closestSquared < CLOSE_SQUARED) {
                    compare(encounter, encounter.beforeA, encounter.beforeB);
                    tell(encounter.likelihood, encounter.a, encounter.b, encounter.likeliestUs, teams);
                }
            }
        }
    }

    /** Holds how the two move now to how they moved {@value #RECENT_STEPS} steps ago. */
    private void compareRecent(final Encounter encounter) {
        final Motion beforeA = history(encounter.a, step - RECENT_STEPS);
        final Motion beforeB = history(encounter.b, step - RECENT_STEPS);
        if (last[encounter.a].tsUs - beforeA.tsUs <= LONGEST_RECENT_US
                && last[encounter.b].tsUs - beforeB.tsUs <= LONGEST_RECENT_US) {
            compare(encounter, beforeA, beforeB);
        }
    }

    private Motion history(final int objectId, final long atStep) {
        return history[(int) (atStep & (HISTORY - 1))][objectId];
    }

    /** Holds how the two move now to how they moved before, and keeps the likelihood when it is the greatest. */
    private void compare(final Encounter encounter, final Motion beforeA, final Motion beforeB) {
        final Motion a = last[encounter.a];
        final Motion b = last[encounter.b];
        final double swapped = Continuation.distance(beforeA, b) + Continuation.distance(beforeB, a);
        if (swapped > EXPLAINED) {
            return;
        }
        final double kept = Continuation.distance(beforeA, a) + Continuation.distance(beforeB, b);
        encounter.believe(Continuation.posterior(swapped, kept, PRIOR), a.tsUs);
    }

    private boolean tell(final double likelihood, final int a, final int b, final long tsUs, final Teams teams) {
        if (likelihood <= THRESHOLD) {
            return false;
        }
        event.begin(MatchEvent.Kind.IDENTITY, tsUs);
        event.durationUs = Math.max(last[a].tsUs, last[b].tsUs) - tsUs;
        event.side = teams.side(Math.min(a, b));
        event.objectId = Math.min(a, b);
        event.otherId = Math.max(a, b);
        event.value = (long) StrictMath.floor(likelihood * MILLION);
        events.onEvent(event);
        return true;
    }

    private void meet(final long present) {
        for (long left = present; left != 0; left &= left - 1) {
            final int a = Long.numberOfTrailingZeros(left);
            for (long others = left & (left - 1); others != 0; others &= others - 1) {
                final int b = Long.numberOfTrailingZeros(others);
                if (last[a].distanceSquared(last[b]) < NEAR_SQUARED) {
                    open(a, b);
                }
            }
        }
    }

    private void open(final int a, final int b) {
        Encounter free = null;
        for (final Encounter encounter : encounters) {
            if (!encounter.open) {
                free = encounter;
            } else if (encounter.a == a && encounter.b == b) {
                return;
            }
        }
        if (free == null) {
            missed++;
        } else {
            free.begin(a, b, last[a], last[b]);
        }
    }

    /** Encounters that were not watched because there were too many, counted every 40 ms of each. */
    public long missed() {
        return missed;
    }

    /** Forgets everything. */
    public void clear() {
        for (int i = 0; i < jumpUs.length; i++) {
            jumpUs[i] = Long.MIN_VALUE / 2;
        }
        for (final Encounter encounter : encounters) {
            encounter.open = false;
        }
        for (final Motion[] moment : history) {
            for (final Motion motion : moment) {
                motion.tsUs = Long.MIN_VALUE / 2;
            }
        }
        known = 0;
        step = Long.MIN_VALUE;
        missed = 0;
    }

    /** Writes its state. */
    public void save(final StateWriter out) {
        out.section(SECTION);
        for (int i = 0; i < Long.SIZE; i++) {
            last[i].save(out);
            beforeJump[i].save(out);
            for (final Motion[] moment : history) {
                moment[i].save(out);
            }
        }
        out.putLongs(jumpUs, jumpUs.length);
        for (final Encounter encounter : encounters) {
            encounter.save(out);
        }
        out.putLong(known);
        out.putLong(step);
        out.putLong(missed);
    }

    /** Takes the state that {@link #save} wrote; throws {@link IllegalArgumentException} when it is none. */
    public void load(final StateReader in) {
        in.section(SECTION);
        for (int i = 0; i < Long.SIZE; i++) {
            last[i].load(in);
            beforeJump[i].load(in);
            for (final Motion[] moment : history) {
                moment[i].load(in);
            }
        }
        in.getLongs(jumpUs, jumpUs.length);
        for (final Encounter encounter : encounters) {
            encounter.load(in);
        }
        known = in.getLong();
        step = in.getLong();
        missed = in.getLong();
    }
}
