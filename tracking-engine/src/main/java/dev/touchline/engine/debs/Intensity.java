package dev.touchline.engine.debs;

/** The challenge's classes of running by speed. */
public enum Intensity {
    STANDING("standing"),
    TROT("trot"),
    LOW("low"),
    MEDIUM("medium"),
    HIGH("high"),
    SPRINT("sprint");

    /** How many there are. */
    static final int COUNT = 6;

    /** 1 km/h is 10^9 um in 3,600 s: limits are compared as um/h. */
    private static final long[] MOST_MICROMETRES_PER_HOUR = {
        1_000_000_000L, 11_000_000_000L, 14_000_000_000L, 17_000_000_000L, 24_000_000_000L
    };

    private static final Intensity[] ALL = values();
    private static final long SECONDS_PER_HOUR = 3_600;

    private final String label;

    Intensity(final String label) {
        this.label = label;
    }

    /** As in the headings of results. */
    public String label() {
        return label;
    }

    /** The class with an index, from 0: the slowest first. */
    public static Intensity of(final int index) {
        return ALL[index];
    }

    /** The index of the class of a speed, um/s; a limit belongs to the class below. */
    static int indexOf(final long speed) {
        final long perHour = speed * SECONDS_PER_HOUR;
        int index = 0;
        while (index < MOST_MICROMETRES_PER_HOUR.length && perHour > MOST_MICROMETRES_PER_HOUR[index]) {
            index++;
        }
        return index;
    }
}
