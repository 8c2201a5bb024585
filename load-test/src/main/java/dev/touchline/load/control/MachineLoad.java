package dev.touchline.load.control;

/**
 * What else the machine did while a match was sent. Immutable; any thread.
 *
 * @param seconds how long was watched
 * @param processors that the machine has
 * @param busyCores processors that were busy on average, with whatever
 * @param foreignCores the part of that which neither the load test's processes nor the server took; a server on another
 *     machine took none of it
 * @param interruptCores the part of {@code busyCores} that served interrupts; a kernel without exact accounting of them, which
 *     most are, charges it to the program that was interrupted too
 * @param stealSeconds processor time that the host gave to others, all processors added up
 */
public record MachineLoad(
        double seconds,
        int processors,
        double busyCores,
        double foreignCores,
        double interruptCores,
        double stealSeconds) {
    private static final double NANOS_PER_SECOND = 1e9;

    /** The load between two readings, during which our own processes used so much processor time. */
    static MachineLoad between(
            final ProcessorTimes before,
            final ProcessorTimes after,
            final double seconds,
            final int processors,
            final long ownCpuNs) {
        final double busy = after.busy() - before.busy();
        // Ticks are coarser than what a process says of itself: nobody else is never less than nobody.
        final double foreign = Math.max(0, busy - ownCpuNs / NANOS_PER_SECOND);
        return new MachineLoad(
                seconds,
                processors,
                busy / seconds,
                foreign / seconds,
                (after.interrupts() - before.interrupts()) / seconds,
                after.steal() - before.steal());
    }

    /** Two stretches of time taken together. */
    public MachineLoad plus(final MachineLoad other) {
        final double both = seconds + other.seconds;
        return new MachineLoad(
                both,
                processors,
                (busyCores * seconds + other.busyCores * other.seconds) / both,
                (foreignCores * seconds + other.foreignCores * other.seconds) / both,
                (interruptCores * seconds + other.interruptCores * other.seconds) / both,
                stealSeconds + other.stealSeconds);
    }

    /** Stolen time as part of all there was, %. */
    public double stealPercent() {
        return 100 * stealSeconds / (seconds * processors);
    }
}
