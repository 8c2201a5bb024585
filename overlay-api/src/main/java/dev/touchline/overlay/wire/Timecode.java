package dev.touchline.overlay.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * SMPTE time-of-day timecode of frames at a rate that broadcasters use: hours, minutes, seconds and frames since midnight, UTC. At 30000/1001
 * and 60000/1001 it is drop-frame timecode (SMPTE ST 12-1: numbers 0 and 1, or 0 to 3, are left out at the start of each minute but every tenth),
 * so that it keeps to the clock to within 0.1 s a day; at 24000/1001 there is none, and it falls behind by 3.6 s an hour. Frames are counted to
 * the full rate. One thread; allocates nothing.
 */
public final class Timecode {
    private static final long DAY_US = 86_400_000_000L;
    private static final long MICROS = 1_000_000;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int TEN_MINUTES = 10;
    private static final int NTSC = 1001;
    /** How many numbers are left out in a minute, by the whole rate that is slowed down by 1000/1001. */
    private static final Map<Integer, Integer> DROPPED = Map.of(30, 2, 60, 4);

    private static final int LENGTH = 11;

    private final byte[] text = "00:00:00:00".getBytes(StandardCharsets.US_ASCII);
    private final long numerator;
    private final long denominator;
    private final int framesPerSecond;
    private final int dropped;
    private int hours;
    private int minutes;
    private int seconds;
    private int frames;

    private Timecode(final Rate rate, final int framesPerSecond, final int dropped) {
        numerator = rate.numerator();
        denominator = rate.denominator();
        this.framesPerSecond = framesPerSecond;
        this.dropped = dropped;
        text[LENGTH - 3] = (byte) (dropped > 0 ? ';' : ':');
    }

    /** The timecode of a rate, or null when it is none that has one. */
    public static Timecode of(final Rate rate) {
        final boolean slowed = rate.denominator() == NTSC && rate.numerator() % 1000 == 0;
        if (rate.denominator() != 1 && !slowed) {
            return null;
        }
        final int whole = slowed ? rate.numerator() / 1000 : rate.numerator();
        return switch (whole) {
            case 24, 30, 60 -> new Timecode(rate, whole, slowed ? DROPPED.getOrDefault(whole, 0) : 0);
            case 25, 50 -> slowed ? null : new Timecode(rate, whole, 0);
            default -> null;
        };
    }

    /** Sets it to the frame whose instant is nearest. */
    public Timecode set(final long tsUs) {
        final long dayUs = Math.floorMod(tsUs, DAY_US);
        final long unit = denominator * MICROS;
        long number = (dayUs * numerator + unit / 2) / unit;
        if (dropped > 0) {
            number = numbered(number);
        }
        frames = (int) (number % framesPerSecond);
        final long second = number / framesPerSecond;
        seconds = (int) (second % SECONDS_PER_MINUTE);
        minutes = (int) (second / SECONDS_PER_MINUTE % SECONDS_PER_MINUTE);
        hours = (int) (second / (SECONDS_PER_MINUTE * SECONDS_PER_MINUTE) % 24);
        return this;
    }

    /** The number of the n-th frame: the numbers that were left out before it are added. */
    private long numbered(final long frame) {
        final long minute = (long) framesPerSecond * SECONDS_PER_MINUTE - dropped;
        final long tenMinutes = minute * TEN_MINUTES + dropped;
        final long rest = frame % tenMinutes;
        final long minutesBefore = rest < dropped ? 0 : (rest - dropped) / minute;
        return frame + dropped * ((TEN_MINUTES - 1) * (frame / tenMinutes) + minutesBefore);
    }

    public int hours() {
        return hours;
    }

    public int minutes() {
        return minutes;
    }

    public int seconds() {
        return seconds;
    }

    public int frames() {
        return frames;
    }

    public boolean isDropFrame() {
        return dropped > 0;
    }

    /** As text, {@code HH:MM:SS:FF}, with a semicolon before the frames when it is drop-frame; valid to the next change. */
    public byte[] text() {
        put(0, hours);
        put(3, minutes);
        put(6, seconds);
        put(9, frames);
        return text;
    }

    private void put(final int at, final int value) {
        text[at] = (byte) ('0' + value / 10);
        text[at + 1] = (byte) ('0' + value % 10);
    }
}
