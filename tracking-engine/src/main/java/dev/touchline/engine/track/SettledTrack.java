package dev.touchline.engine.track;

import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.protocol.overlay.Quality;

/**
 * One object in the settled tier: its waiting observations, the forward pass over them and the last second of what that knew.
 * Engine thread only; allocates when made and while its queue grows.
 */
final class SettledTrack {
    /** The forward pass's grid. */
    static final long STEP_NS = 20_000_000L;

    private static final int NODES = 64;
    /** A power of two. The last of them is settled with 120 ms less of what came after than the first. */
    private static final int SETTLED_A_PASS = 4;

    private static final double STEP = 0.02;
    private static final long LIVE_NS = 200_000_000L;
    /** How much sooner than the live track the forward pass knows of a turn or a kick, ns. */
    private static final long FORESIGHT_NS = 60_000_000L;

    private final ObservationQueue seen = new ObservationQueue();
    private final SettledNode[] nodes = new SettledNode[NODES];
    private final MotionModel model;
    private final ForwardPass forward;
    /** Nodes are known up to here, a whole number of steps. */
    private long frontNs;

    private int settledPath;
    private double settledVx;
    private double settledVy;
    private boolean broken;
    /** What is known of the settled instants that are next, each at the place of its grid. */
    private final Smoothed[] ahead = new Smoothed[SETTLED_A_PASS];

    SettledTrack(final MotionModel model, final long frontNs) {
        this.model = model;
        this.frontNs = frontNs;
        forward = new ForwardPass(model);
        for (int i = 0; i < NODES; i++) {
            nodes[i] = new SettledNode();
        }
        for (int i = 0; i < SETTLED_A_PASS; i++) {
            ahead[i] = new Smoothed();
        }
    }

    private SettledNode node(final long atNs) {
        return nodes[(int) (atNs / STEP_NS) & NODES - 1];
    }

    private Smoothed ahead(final long atNs) {
        return ahead[(int) (atNs / SettledTier.GRID_NS) & SETTLED_A_PASS - 1];
    }

    /** Takes an observation; one from before the front comes too late. */
    void observe(
            final long captureNs,
            final double x,
            final double y,
            final double z,
            final double variance,
            final double psd) {
        if (captureNs > frontNs) {
            seen.add(captureNs, x, y, z, variance, psd);
        }
    }

    /** Reads a word of what an observation changes. */
    long touch() {
        return frontNs ^ seen.touch();
    }

    /** Whether something is known of where it is. */
    boolean hasPath() {
        return settledPath != 0 || forward.hasPath();
    }

    /** When there will be something to tell: at once while there is a path, else when the first that waits was captured. */
    long wakesNs() {
        if (hasPath()) {
            return Long.MIN_VALUE;
        }
        return seen.size() == 0 ? Long.MAX_VALUE : seen.firstNs();
    }

    /** Moves the front on, to a whole number of steps. */
    private void advanceTo(final long toNs) {
        if (wakesNs() > frontNs + STEP_NS || toNs - frontNs > NODES * STEP_NS) {
            skipTo(toNs);
        }
        while (frontNs < toNs) {
            frontNs += STEP_NS;
            forward.psd(seen.psdUntil(frontNs + FORESIGHT_NS, model.calmPsd()));
            while (seen.hasUntil(frontNs)) {
                seen.take();
                forward.observe(seen);
            }
            forward.predictTo(frontNs);
            forward.note(node(frontNs));
        }
    }

    /** Nothing was known on the way: what is left of before must not be taken for it. */
    private void skipTo(final long toNs) {
        final long fromNs = Math.max(frontNs, toNs - NODES * STEP_NS);
        if (fromNs > frontNs) {
            forward.clear();
            for (final Smoothed next : ahead) {
                next.atNs = Smoothed.NEVER;
            }
            frontNs = fromNs;
            for (final SettledNode node : nodes) {
                node.path = 0;
            }
        }
    }

    /**
     * Tells where the object was, at a whole number of steps. Three times of four that is known already, because the pass back to an
     * instant before came by; else the forward pass goes on to {@code nearNs}, a whole number of steps not before, and back.
     */
    void settle(
            final int objectId,
            final long atNs,
            final long nearNs,
            final BackwardPass hindsight,
            final ObjectStates into) {
        final Smoothed known = ahead(atNs);
        if (known.atNs == atNs) {
            known.atNs = Smoothed.NEVER;
            give(objectId, known, into);
            return;
        }
        advanceTo(nearNs);
        final SettledNode there = node(atNs);
        final long ageNs = Math.max(atNs - there.observedNs, 0);
        final long lastNs = lastOfPath(atNs, there.path);
        final boolean seenAgain = node(lastNs).observedNs > atNs;
        if (there.path == 0 || (ageNs > Track.COAST_NS && !seenAgain)) {
            settledPath = 0;
            broken = false;
            return;
        }
        passBack(objectId, lastNs, atNs, hindsight);
        take(hindsight.here, atNs, hindsight);
        give(objectId, hindsight.here, into);
    }

    /** Goes back from the last instant to one, and keeps what is known on the way of those that are settled before the next pass. */
    private void passBack(final int objectId, final long lastNs, final long atNs, final BackwardPass hindsight) {
        // The objects' turns come one after the other, so that not all are gone back over at the same instant.
        final long turn = (atNs / SettledTier.GRID_NS + objectId) & SETTLED_A_PASS - 1;
        final long untilNs = atNs + (SETTLED_A_PASS - turn) * SettledTier.GRID_NS;
        hindsight.start(node(lastNs));
        for (long ns = lastNs - STEP_NS; ns >= atNs; ns -= STEP_NS) {
            hindsight.step(node(ns), node(ns + STEP_NS), STEP, model.ball());
            final boolean next = ns > atNs && ns < untilNs && (ns - atNs) % SettledTier.GRID_NS == 0;
            if (next && ns - node(ns).observedNs <= LIVE_NS) {
                take(ahead(ns), ns, hindsight);
            }
        }
    }

    private void take(final Smoothed there, final long ns, final BackwardPass hindsight) {
        there.take(ns, hindsight);
        there.path = node(ns).path;
        there.ageNs = Math.max(ns - node(ns).observedNs, 0);
    }

    /** The last instant of a path that is there at one; numbers of paths only grow, so it need not be followed when it lasts. */
    private long lastOfPath(final long atNs, final int path) {
        if (node(frontNs).path == path) {
            return Math.max(frontNs, atNs);
        }
        long lastNs = atNs;
        while (lastNs < frontNs && node(lastNs + STEP_NS).path == path) {
            lastNs += STEP_NS;
        }
        return lastNs;
    }

    private void give(final int objectId, final Smoothed there, final ObjectStates into) {
        broken = settledPath != there.path;
        if (broken) {
            settledVx = there.vx;
            settledVy = there.vy;
        }
        place(objectId, there, into);
        settledPath = there.path;
        settledVx = there.vx;
        settledVy = there.vy;
    }

    private void place(final int objectId, final Smoothed there, final ObjectStates into) {
        // From two steps before to one after.
        final double span = 3 * STEP;
        into.place(
                objectId,
                LiveView.millimetres(there.x),
                LiveView.millimetres(there.y),
                LiveView.millimetres(Math.max(there.z, 0)));
        into.velocity(
                objectId,
                LiveView.millimetres(there.vx),
                LiveView.millimetres(there.vy),
                LiveView.millimetres(there.vz));
        into.acceleration(
                objectId,
                LiveView.millimetres((there.nextVx - settledVx) / span),
                LiveView.millimetres((there.nextVy - settledVy) / span));
        into.trust(
                objectId,
                there.ageNs > LIVE_NS ? Quality.EXTRAPOLATED : Quality.LIVE,
                Math.min(LiveView.millimetres(there.sigma), LiveView.LARGEST_SIGMA),
                LiveView.ageMs(there.ageNs));
    }

    /** Whether the object has not come from where it was settled before. */
    boolean isBroken() {
        return broken;
    }

    void save(final StateWriter out) {
        seen.save(out);
        forward.save(out);
        out.putLong(frontNs);
        out.putInt(settledPath);
        out.putDouble(settledVx);
        out.putDouble(settledVy);
        out.putBoolean(broken);
        for (final Smoothed next : ahead) {
            next.save(out);
        }
        for (final SettledNode node : nodes) {
            node.save(out);
        }
    }

    void load(final StateReader in) {
        seen.load(in);
        forward.load(in);
        frontNs = in.getLong();
        settledPath = in.getInt();
        settledVx = in.getDouble();
        settledVy = in.getDouble();
        broken = in.getBoolean();
        for (final Smoothed next : ahead) {
            next.load(in);
        }
        for (final SettledNode node : nodes) {
            node.load(in);
        }
    }
}
