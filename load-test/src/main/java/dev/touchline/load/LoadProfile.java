package dev.touchline.load;

import dev.touchline.load.feed.FeedShape;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What is sent: the load profiles of the wire format. Immutable; any thread.
 *
 * <p>A source frame holds 22 players and the ball with one or 29 points each, cut into one datagram of 23 records per
 * point.
 */
public enum LoadProfile {
    /** One fused source, 25 Hz. */
    LEAGUE(1, 1, 1, 25),
    /** One source of 50 Hz over two redundant legs: every datagram is sent twice. */
    BROADCAST(1, 2, 1, 50),
    /** One source of 50 Hz with 29 points of every body. */
    SKELETAL(1, 1, 29, 50),
    /** 28 cameras of 64 Hz with 29 points of every body, to be fused by the server. */
    RAW(28, 1, 29, 64),
    /** 500 matches of {@link #BROADCAST} at once, their phases spread evenly. */
    STADIUMS(500, 1, 2, 1, 50);

    private final int matches;
    private final int cameras;
    private final int legs;
    private final int points;
    private final int framesPerSecond;

    LoadProfile(final int cameras, final int legs, final int points, final int framesPerSecond) {
        this(1, cameras, legs, points, framesPerSecond);
    }

    LoadProfile(final int matches, final int cameras, final int legs, final int points, final int framesPerSecond) {
        this.matches = matches;
        this.cameras = cameras;
        this.legs = legs;
        this.points = points;
        this.framesPerSecond = framesPerSecond;
    }

    /** The profile of a name as written on the command line; {@link IllegalArgumentException} lists the names. */
    public static LoadProfile parse(final String name) {
        return Arrays.stream(values())
                .filter(profile -> profile.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown profile: profile=" + name + ", known="
                        + Arrays.stream(values()).map(LoadProfile::label).collect(Collectors.joining("|"))));
    }

    /** The name on the command line and in reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Matches, sources, legs and points. */
    public FeedShape shape() {
        return new FeedShape(matches, cameras, legs, points);
    }

    /** The profile's own rate, records/s over all matches, sources and legs. */
    public long recordsPerSecond() {
        return recordsPerSecond(matches);
    }

    /** The profile's own rate when there are so many matches of it, records/s. */
    public long recordsPerSecond(final int count) {
        return (long) shape().withMatches(count).recordsPerCycle() * framesPerSecond;
    }
}
