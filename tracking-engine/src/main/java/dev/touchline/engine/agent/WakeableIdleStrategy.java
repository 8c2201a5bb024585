package dev.touchline.engine.agent;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.IdleStrategy;

/**
 * Lets the agent look again as its mode says and then parks it, until somebody wakes it. {@link #idle} belongs to the agent's
 * thread, {@link #wake} to any.
 *
 * <p>Two spinning threads on two cores starve whoever sends to them; a parked one is woken within microseconds. The last idle
 * turn before parking only announces that the next will park, so work offered between the last look and the announcement is
 * seen by one more look, and work offered after it wakes: nothing is slept through.
 */
public final class WakeableIdleStrategy implements IdleStrategy {
    private static final long LONGEST_PARK_NS = 10_000_000L;

    private final AtomicBoolean parking = new AtomicBoolean();
    private final IdleMode mode;
    private volatile Thread thread;
    private int idleTurns;

    /** A strategy of an agent that is awake. */
    public WakeableIdleStrategy(final IdleMode mode) {
        this.mode = mode;
    }

    @Override
    public void idle(final int workCount) {
        if (workCount > 0) {
            reset();
        } else {
            idle();
        }
    }

    @Override
    public void idle() {
        if (idleTurns < mode.spins()) {
            idleTurns++;
            Thread.onSpinWait();
        } else if (mode.parks()) {
            giveWay();
        }
    }

    // On a machine with fewer cores than busy threads, whoever is to send the next datagram may be waiting for this
    // core.
    @SuppressWarnings("ThreadPriorityCheck")
    private void giveWay() {
        if (idleTurns < mode.spins() + mode.yields()) {
            idleTurns++;
            Thread.yield();
        } else if (parking.get()) {
            LockSupport.parkNanos(this, LONGEST_PARK_NS);
            parking.set(false);
        } else {
            thread = Thread.currentThread();
            parking.set(true);
        }
    }

    @Override
    public void reset() {
        idleTurns = 0;
        if (parking.getPlain()) {
            parking.set(false);
        }
    }

    /** Ends the agent's pause, if it is in one. Any thread. */
    public void wake() {
        // The work was stored before this: without the fence the flag could be read first, and the work slept through.
        VarHandle.fullFence();
        if (parking.get()) {
            LockSupport.unpark(thread);
        }
    }
}
