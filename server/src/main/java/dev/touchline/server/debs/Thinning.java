package dev.touchline.server.debs;

/** Takes the results of every so many instants, the first instant's not. One thread. */
final class Thinning {
    private final int every;
    private long atPs = Long.MIN_VALUE;
    private int instants;

    Thinning(final int every) {
        this.every = every;
    }

    /** Whether the results of an instant are taken; results of one instant come together. */
    boolean takes(final long timePs) {
        if (timePs != atPs) {
            atPs = timePs;
            instants = instants == every ? 1 : instants + 1;
        }
        return instants == every;
    }
}
