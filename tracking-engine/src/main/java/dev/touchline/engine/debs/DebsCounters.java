package dev.touchline.engine.debs;

import java.util.Arrays;

/** What the program read and what it did not use, and why. One thread. */
public final class DebsCounters {
    private static final int REMEMBERED = 10;

    private final long[] malformedLines = new long[REMEMBERED];
    private long lines;
    private long malformed;
    private long events;
    private long unknownSensors;
    private long late;
    private long outsideGame;

    DebsCounters() {}

    long nextLine() {
        return ++lines;
    }

    void onMalformed(final long line) {
        if (malformed < REMEMBERED) {
            malformedLines[(int) malformed] = line;
        }
        malformed++;
    }

    void onEvent() {
        events++;
    }

    void onUnknownSensor() {
        unknownSensors++;
    }

    void onLate() {
        late++;
    }

    void onOutsideGame() {
        outsideGame++;
    }

    /** Lines read, malformed ones and empty ones too. */
    public long lines() {
        return lines;
    }

    /** Lines that are no event. */
    public long malformed() {
        return malformed;
    }

    /** The numbers, from 1, of the first ten malformed lines. Allocates. */
    public long[] malformedLines() {
        return Arrays.copyOf(malformedLines, (int) Math.min(malformed, REMEMBERED));
    }

    /** Events given to the engine, whatever became of them. */
    public long events() {
        return events;
    }

    /** Events of sensors that the metadata does not name. */
    public long unknownSensors() {
        return unknownSensors;
    }

    /** Events not newer than their sensor's last, or older than a tick that has passed. */
    public long late() {
        return late;
    }

    /** Events before, between and after the halves. */
    public long outsideGame() {
        return outsideGame;
    }
}
