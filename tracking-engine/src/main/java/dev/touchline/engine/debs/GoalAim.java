package dev.touchline.engine.debs;

/** Whether a flight meets a goal. Pure functions; any thread; integers only. */
final class GoalAim {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long MICROMETRES = 1_000;
    /** Half of standard gravity, 9.80665 m/s2, in um/s2. */
    private static final long HALF_GRAVITY = 4_903_325;

    private GoalAim() {}

    /**
     * Whether the ball, at its velocity of the moment and falling freely, passes between the posts and below the bar of a goal
     * within a time. A ball that would have reached the ground by then is taken to roll on.
     *
     * @param direction 1 the goal at large y, -1 the other, 0 whichever it flies to
     */
    static boolean meets(final DebsEvent ball, final int direction, final long withinMicros) {
        final long vy = ball.velocity(1);
        if (vy == 0 || (direction != 0 && (vy > 0) != (direction > 0))) {
            return false;
        }
        final boolean goalA = vy > 0;
        final long toGoal = (long) (goalA ? DebsField.GOAL_A_Y : DebsField.GOAL_B_Y) - ball.yMillimetres();
        final long micros = toGoal * MICROMETRES * MICROS_PER_SECOND / vy;
        if (micros < 0 || micros > withinMicros) {
            return false;
        }
        final long x = ball.xMillimetres() + ball.velocity(0) * micros / (MICROMETRES * MICROS_PER_SECOND);
        final long rise = ball.velocity(2) * micros / (MICROMETRES * MICROS_PER_SECOND);
        final long fall = HALF_GRAVITY * micros / MICROS_PER_SECOND * micros / (MICROMETRES * MICROS_PER_SECOND);
        return DebsField.betweenPosts(goalA, x) && ball.zMillimetres() + rise - fall <= DebsField.GOAL_HEIGHT;
    }
}
