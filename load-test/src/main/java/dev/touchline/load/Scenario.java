package dev.touchline.load;

import dev.touchline.load.scenario.ClientMix;
import dev.touchline.load.scenario.RatePattern;
import dev.touchline.load.scenario.Staging;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Load tests with a name: each is a set of defaults that single options may override. Immutable; any thread.
 *
 * <p>Of the difficult clients one of a kind is enough to see whether the others suffer; a storm is a crowd.
 */
public enum Scenario {
    /** One match at its profile's own rate, evenly. */
    STEADY(LoadProfile.BROADCAST, Pattern.STEADY, 10, 1, 0, 0),
    /** All cameras take their frames at the same instant, and send them back to back. */
    BURST(LoadProfile.RAW, Pattern.BURST, 20, 1, 0, 0),
    /** From nothing to the full rate in half of the time, then held. */
    RAMP(LoadProfile.RAW, Pattern.RAMP, 20, 1, 0, 0),
    /** Ten minutes of the same. */
    SOAK(LoadProfile.RAW, Pattern.STEADY, 600, 10, 0, 0),
    /** A client that never reads, one that reads a byte a second and one that reconnects every second, beside good ones. */
    SLOW_CLIENTS(LoadProfile.RAW, Pattern.STEADY, 60, 10, 1, 0),
    /** 500 matches at once. */
    STADIUMS(LoadProfile.STADIUMS, Pattern.STEADY, 30, 10, 0, 0),
    /** 1,000 clients that join within one second, in the middle of a match. */
    JOIN_STORM(LoadProfile.RAW, Pattern.STEADY, 20, 10, 0, 1_000);

    /** How the rate of a scenario goes, whatever it lasts. */
    public enum Pattern {
        /** Evenly. */
        STEADY,
        /** From nothing, over half of the time. */
        RAMP,
        /** All sources at once. */
        BURST;

        /** The pattern over so many seconds. */
        public RatePattern over(final int seconds) {
            return switch (this) {
                case STEADY -> new RatePattern.Steady();
                case RAMP -> new RatePattern.Ramp(seconds / 2.0);
                case BURST -> new RatePattern.Burst();
            };
        }
    }

    // More often would make the server's garbage itself in a soak; less often would show little of a short test.
    private static final int SHORT_SECONDS = 120;
    private static final int SAMPLE_EVERY_SECONDS_OF_LONG = 10;

    private final LoadProfile profile;
    private final Pattern pattern;
    private final int seconds;
    private final int clients;
    private final int difficultOfEachKind;
    private final int storm;

    Scenario(
            final LoadProfile profile,
            final Pattern pattern,
            final int seconds,
            final int clients,
            final int difficultOfEachKind,
            final int storm) {
        this.profile = profile;
        this.pattern = pattern;
        this.seconds = seconds;
        this.clients = clients;
        this.difficultOfEachKind = difficultOfEachKind;
        this.storm = storm;
    }

    /** The scenario of a name as written on the command line; {@link IllegalArgumentException} lists the names. */
    public static Scenario parse(final String name) {
        return Arrays.stream(values())
                .filter(scenario -> scenario.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown scenario: scenario=" + name + ", known="
                        + Arrays.stream(values()).map(Scenario::label).collect(Collectors.joining("|"))));
    }

    /** The name on the command line and in reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is sent. */
    public LoadProfile profile() {
        return profile;
    }

    /** How long the measured match takes, s. */
    public int seconds() {
        return seconds;
    }

    /** Measured clients. */
    public int clients() {
        return clients;
    }

    /** Clients that join at once. */
    public int storm() {
        return storm;
    }

    /**
     * How the scenario is staged.
     *
     * @param lasting how long the measured match is sent, s
     * @param joining clients that join at once
     * @param sampled whether notes are taken while it is sent; of a steady match only when asked for
     */
    public Staging staging(final int matches, final int lasting, final int joining, final boolean sampled) {
        return new Staging(
                label(),
                matches,
                pattern.over(lasting),
                new ClientMix(difficultOfEachKind, difficultOfEachKind, difficultOfEachKind, joining),
                sampled || this != STEADY ? (lasting > SHORT_SECONDS ? SAMPLE_EVERY_SECONDS_OF_LONG : 1) : 0);
    }
}
