package dev.touchline.conformance;

/** A point that cannot be provoked at this server, or from outside at all. */
final class NotTestable extends Exception {
    private static final long serialVersionUID = 1L;

    NotTestable(final String why) {
        super(why, null, false, false);
    }
}
