package dev.touchline.load.scenario;

/**
 * How the measured match is staged. Immutable; any thread.
 *
 * @param scenario what it is called in the report
 * @param matches matches at once
 * @param pattern how the rate goes over time
 * @param difficult difficult clients beside the measured ones
 * @param sampleSeconds notes are taken every so many seconds while the match is sent, 0 for never
 */
public record Staging(String scenario, int matches, RatePattern pattern, ClientMix difficult, int sampleSeconds) {
    /** One match, a steady rate, no difficult clients, no notes. */
    public static final Staging PLAIN = new Staging("steady", 1, new RatePattern.Steady(), ClientMix.NONE, 0);

    /** The same with so many matches. */
    public Staging withMatches(final int count) {
        return new Staging(scenario, count, pattern, difficult, sampleSeconds);
    }
}
