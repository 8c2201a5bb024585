package dev.touchline.load.live;

/**
 * How many frames a second a client asks for, as the overlay protocol's rational. Immutable; any thread.
 *
 * @param numerator frames, 1 to 1,000,000
 * @param denominator seconds, 1 to 1,000,000
 */
public record ClientRate(int numerator, int denominator) {
    /** What a browser or a graphics engine draws. */
    public static final ClientRate SIXTY = new ClientRate(60, 1);

    private static final int LIMIT = 1_000_000;

    public ClientRate {
        if (numerator < 1 || numerator > LIMIT || denominator < 1 || denominator > LIMIT) {
            throw new IllegalArgumentException("client rate out of range: rate=" + numerator + "/" + denominator
                    + ", range=1.." + LIMIT + " each");
        }
    }

    /** {@code 60}, {@code 60/1} or {@code 60000/1001}; {@link IllegalArgumentException} for anything else. */
    public static ClientRate parse(final String text) {
        final int slash = text.indexOf('/');
        try {
            return slash < 0
                    ? new ClientRate(Integer.parseInt(text), 1)
                    : new ClientRate(
                            Integer.parseInt(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
        } catch (final NumberFormatException e) {
            throw new IllegalArgumentException("client rate is no rational: rate=" + text + ", example=60000/1001", e);
        }
    }

    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
