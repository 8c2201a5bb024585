package dev.touchline.engine.kinematics;

/** Over which time kinematics are asked for. A window slides: it ends at the newest complete second. */
public enum KinematicWindow {
    ONE_MINUTE(60),
    FIVE_MINUTES(300),
    FIFTEEN_MINUTES(900),
    TWENTY_MINUTES(1_200),
    /** The newest period: a half, or one of extra time. */
    HALF(0),
    MATCH(0);

    private final int seconds;

    KinematicWindow(final int seconds) {
        this.seconds = seconds;
    }

    /** Whether it slides. */
    public boolean slides() {
        return seconds > 0;
    }

    /** Its length in seconds; 0 when it does not slide. */
    public int seconds() {
        return seconds;
    }
}
