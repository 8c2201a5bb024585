package dev.touchline.load.scenario;

/**
 * How many difficult clients there are beside the measured ones. Immutable; any thread.
 *
 * @param stalled subscribe and never read again
 * @param trickle read one byte a second
 * @param reconnecting connect anew every second
 * @param storm join together within one second of the measured match, and stay
 */
public record ClientMix(int stalled, int trickle, int reconnecting, int storm) {
    /** No difficult client. */
    public static final ClientMix NONE = new ClientMix(0, 0, 0, 0);

    /** All of them together. */
    public int total() {
        return stalled + trickle + reconnecting + storm;
    }
}
