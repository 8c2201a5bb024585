package dev.touchline.bench;

import dev.touchline.engine.debs.DebsEvent;
import dev.touchline.engine.debs.DebsFormatException;
import dev.touchline.engine.debs.DebsLine;
import dev.touchline.engine.debs.DebsMetadata;
import dev.touchline.feeds.debs.DebsGenerator;
import dev.touchline.feeds.debs.DebsSensors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A made-up game in memory, played a second at a time and over again, its time stamps going on: so one engine runs for as long as
 * a benchmark takes, and its windows fill and slide. Both as bytes and as numbers. One thread.
 */
final class DebsReplay {
    /** Events of a second: 2,000 of the ball and 200 of each of 38 sensors. */
    static final int EVENTS = 9_600;

    private static final int SECONDS = 60;
    private static final int TIME = 1;
    private static final int TIME_DIGITS = 17;
    private static final long START_PS = 10_753_295_594_424_116L;
    private static final long PS_PER_SECOND = 1_000_000_000_000L;
    private static final long HALF_PS = 10_800 * PS_PER_SECOND;
    private static final int HALVES = 8;

    final byte[] bytes;
    final long[] values = new long[SECONDS * EVENTS * DebsEvent.FIELDS];
    /** Where the line of each event begins, and at last where the last ends. */
    private final int[] lines = new int[SECONDS * EVENTS + 1];

    private int second = -1;
    private int pass;

    DebsReplay() throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream(SECONDS * EVENTS * 90);
        new DebsGenerator(SECONDS, 1).writeTo(out);
        bytes = out.toByteArray();
        int line = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                lines[++line] = at + 1;
            }
        }
        final DebsEvent event = new DebsEvent();
        for (int i = 0; i < line; i++) {
            if (!DebsLine.parse(bytes, lines[i], lines[i + 1] - 1, event)) {
                throw new IllegalStateException("malformed: line=" + i);
            }
            event.copyTo(values, i * DebsEvent.FIELDS);
        }
    }

    /** The recording's sensors in a game of a day, without breaks. */
    static DebsMetadata metadata() throws DebsFormatException {
        final List<String> lines = new ArrayList<>(DebsSensors.metadata());
        lines.removeIf(line -> line.startsWith("half"));
        for (int half = 0; half < HALVES; half++) {
            final long start = START_PS + half * HALF_PS;
            lines.add("half," + start + "," + (start + HALF_PS));
        }
        return DebsMetadata.parse(lines);
    }

    /** Makes the next second the one to play. */
    void next(final boolean asBytes) {
        second = (second + 1) % SECONDS;
        pass += second == 0 ? 1 : 0;
        if (pass == 1) {
            return;
        }
        if ((long) pass * SECONDS * PS_PER_SECOND > HALVES * HALF_PS) {
            throw new IllegalStateException("the game is over: seconds=" + pass * SECONDS + ", use shorter iterations");
        }
        for (int event = first(); event < first() + EVENTS; event++) {
            values[event * DebsEvent.FIELDS + TIME] += SECONDS * PS_PER_SECOND;
            if (asBytes) {
                writeTime(event);
            }
        }
    }

    /** The first event of the second to play. */
    int first() {
        return second * EVENTS;
    }

    /** Where the bytes of an event begin. */
    int from(final int event) {
        return lines[event];
    }

    private void writeTime(final int event) {
        int at = lines[event];
        while (bytes[at] != ',') {
            at++;
        }
        long left = values[event * DebsEvent.FIELDS + TIME];
        for (int digit = TIME_DIGITS; digit > 0; digit--) {
            bytes[at + digit] = (byte) ('0' + left % 10);
            left /= 10;
        }
    }
}
