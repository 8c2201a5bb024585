package dev.touchline.conformance;

/** The server did otherwise than its documents say. */
final class Mismatch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Mismatch(final String what) {
        super(what, null, false, false);
    }

    static void unless(final boolean fits, final String what) {
        if (!fits) {
            throw new Mismatch(what);
        }
    }
}
