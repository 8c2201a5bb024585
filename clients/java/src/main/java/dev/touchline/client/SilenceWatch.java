package dev.touchline.client;

/**
 * Finds a server silent when nothing was heard of it for so long. Only time in which the client's thread was free counts: a message that
 * came while a listener ran, or while the whole program stood still, waits in the socket and is read first. The client's thread.
 */
final class SilenceWatch {
    private static final long MICROS_PER_MS = 1_000;
    private static final long TICK_US = 200_000;
    /** A tick that comes so much after it was due says that the thread was held up. */
    private static final long LATE_US = 50_000;
    /** How long what has arrived may take to be read after that. */
    private static final long GRACE_US = 500_000;
    /** On a machine so busy that every tick is late, a silent server is found nonetheless. */
    private static final int MOST_GRACES = 3;

    private final KnownTime time;
    private Runnable onSilent = () -> {};
    private long limitUs;
    private long silentUs;
    private long countedToUs;
    private int graces;
    /** Which start or stop was the last: ticks of earlier ones mean nothing. */
    private int turn;

    SilenceWatch(final KnownTime time) {
        this.time = time;
    }

    /** Watches anew. {@code onSilent} is called once, unless it is stopped or started before. */
    void start(final long limitMs, final Runnable toCall) {
        limitUs = limitMs * MICROS_PER_MS;
        onSilent = toCall;
        turn++;
        onHeard();
        scheduleTick();
    }

    void stop() {
        turn++;
    }

    /** Something came. */
    void onHeard() {
        silentUs = 0;
        graces = 0;
        countedToUs = time.nowUs();
    }

    private void scheduleTick() {
        final int ofTurn = turn;
        final long us = Math.min(TICK_US, limitUs - silentUs);
        final long dueUs = time.nowUs() + us;
        time.later(us, () -> {
            if (ofTurn == turn) {
                onTick(dueUs);
            }
        });
    }

    private void onTick(final long dueUs) {
        final long nowUs = time.nowUs();
        silentUs += Math.max(0, Math.min(nowUs, dueUs) - countedToUs);
        countedToUs = nowUs;
        final long mostUs = Math.max(0, limitUs - GRACE_US);
        if (nowUs - dueUs > LATE_US && silentUs > mostUs && graces < MOST_GRACES) {
            graces++;
            silentUs = mostUs;
        }
        if (silentUs < limitUs) {
            scheduleTick();
        } else {
            turn++;
            onSilent.run();
        }
    }
}
