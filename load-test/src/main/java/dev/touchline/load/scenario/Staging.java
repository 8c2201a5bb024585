package dev.touchline.load.scenario;

/**
 * How the measured match is staged. Immutable; any thread.
 *
 * @param scenario what it is called in the report
 * @param matches matches at once
 * @param pattern how the rate goes over time
 * @param difficult difficult clients beside the measured ones
 */
public record Staging(String scenario, int matches, RatePattern pattern, ClientMix difficult) {
    /** One match, a steady rate, no difficult clients. */
    public static final Staging PLAIN = new Staging("steady", 1, new RatePattern.Steady(), ClientMix.NONE);

    /** The same with so many matches. */
    public Staging withMatches(final int count) {
        return new Staging(scenario, count, pattern, difficult);
    }
}
