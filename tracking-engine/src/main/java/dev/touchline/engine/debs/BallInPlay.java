package dev.touchline.engine.debs;

/**
 * Which of several balls is played with: the one in the field. Another takes over when it is in the field while the one before
 * is not, or was not heard of for a second. One thread.
 */
final class BallInPlay {
    private static final long SILENT_PS = 1_000_000_000_000L;
    private static final int NONE = -1;

    private int current = NONE;
    private boolean inField;
    private long heardPs;

    /** Takes an event of a ball; answers whether it is the one played with. */
    boolean isCurrent(final int ball, final DebsEvent event) {
        final boolean inside = DebsField.contains(event.xMillimetres(), event.yMillimetres());
        if (ball != current) {
            final boolean free = current == NONE || !inField || event.timePs() - heardPs > SILENT_PS;
            if (!free || !inside) {
                return false;
            }
            current = ball;
        }
        inField = inside;
        heardPs = event.timePs();
        return true;
    }

    /** Whether the ball played with is in the field. */
    boolean inField() {
        return inField;
    }
}
