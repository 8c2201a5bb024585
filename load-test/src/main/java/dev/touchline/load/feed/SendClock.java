package dev.touchline.load.feed;

import org.agrona.concurrent.EpochNanoClock;

/**
 * The time that the load test uses everywhere, ns UTC, and how to let it pass. Any thread; a test steps it by hand.
 *
 * <p>The machine's monotonic clock, set once to the epoch: time never jumps during a run, and what one thread stamps another
 * can subtract.
 */
public interface SendClock extends EpochNanoClock {
    /** Gives the processor away for about so many ns; may return early or late. */
    void park(long nanos);

    /** Lets a moment pass, ready to go on at once. */
    void spin();

    /** The machine's clock. */
    static SendClock system() {
        return new SystemSendClock();
    }
}
