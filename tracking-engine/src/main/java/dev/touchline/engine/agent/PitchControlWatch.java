package dev.touchline.engine.agent;

import dev.touchline.engine.pitchcontrol.PitchControl;
import dev.touchline.engine.pitchcontrol.PitchControlGrid;
import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.Teams;
import dev.touchline.protocol.overlay.FrameDecoder;
import dev.touchline.protocol.overlay.FrameDecoder.RowsDecoder;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A match whose pitch control somebody asks for: the newest frame of it and the newest grid. The agent's thread takes frames
 * and computes; any thread asks and reads.
 */
final class PitchControlWatch {
    private static final long PERIOD_US = 100_000;

    private final AtomicReference<PitchControlSnapshot> newest = new AtomicReference<>();
    private final ObjectStates states = new ObjectStates();
    private final Pitch pitch;
    private volatile Teams teams = Teams.UNKNOWN;
    private volatile long askedNs;
    private boolean waiting;
    private long epoch;
    private long seq;
    private long computedEpoch = -1;
    private long computedPeriod;

    PitchControlWatch(final Pitch pitch) {
        this.pitch = pitch;
    }

    Pitch pitch() {
        return pitch;
    }

    /** Somebody asks. Any thread. */
    void ask(final Teams newTeams, final long nowNs) {
        teams = newTeams;
        askedNs = nowNs;
    }

    long askedNs() {
        return askedNs;
    }

    /** The newest grid, or null. Any thread. */
    PitchControlSnapshot newest() {
        return newest.get();
    }

    /** Takes a frame; answers whether it takes the place of one that was not computed. */
    boolean take(final FrameDecoder frame) {
        final boolean replaces = waiting;
        waiting = true;
        epoch = frame.epoch();
        seq = frame.seq();
        states.begin(frame.tsUs());
        final RowsDecoder rows = frame.rows();
        while (rows.hasNext()) {
            final RowsDecoder row = rows.next();
            final int objectId = row.objectId();
            states.place(objectId, row.x(), row.y(), row.z());
            states.velocity(objectId, row.vx(), row.vy(), row.vz());
            states.trust(objectId, row.quality(), row.sigma(), row.ageMs());
        }
        return replaces;
    }

    /** Computes the waiting frame, if another 100 ms of capture time has begun; answers whether it did. */
    boolean compute(final long matchId) {
        final long period = Math.floorDiv(states.tsUs(), PERIOD_US);
        if (!waiting || (epoch == computedEpoch && period == computedPeriod)) {
            return false;
        }
        waiting = false;
        computedEpoch = epoch;
        computedPeriod = period;
        // A new grid each time: readers may still hold the last one.
        final PitchControlGrid grid = new PitchControlGrid(pitch);
        PitchControl.compute(states, teams, grid);
        newest.set(new PitchControlSnapshot(matchId, epoch, seq, grid));
        return true;
    }
}
