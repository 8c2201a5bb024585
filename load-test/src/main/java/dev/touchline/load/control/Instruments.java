package dev.touchline.load.control;

import com.sun.management.OperatingSystemMXBean;
import dev.touchline.load.feed.SendClock;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/** Reads every clock that tells who used the machine, before and after a match. One thread. */
public final class Instruments {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final OperatingSystemMXBean THIS_PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final ControlClient control;
    private final boolean serverIsHere;
    private final Optional<LongSupplier> serverCpuNs;
    private final LongSupplier clientsCpuNs;
    private final SendClock clock;

    /** All readings of an instant. */
    public record Reading(
            long atNs,
            long toolCpuNs,
            long serverCpuNs,
            Optional<ServerRuntime> server,
            Optional<ProcessorTimes> machine) {}

    /**
     * Instruments for one server.
     *
     * @param serverIsHere whether the server is on this machine: then its processor time is not foreign
     * @param serverCpuNs processor time of a server that was started here, which need not say it itself
     * @param clientsCpuNs processor time of the clients' process, 0 when they have none
     */
    public Instruments(
            final ControlClient control,
            final boolean serverIsHere,
            final Optional<LongSupplier> serverCpuNs,
            final LongSupplier clientsCpuNs,
            final SendClock clock) {
        this.control = control;
        this.serverIsHere = serverIsHere;
        this.serverCpuNs = serverCpuNs;
        this.clientsCpuNs = clientsCpuNs;
        this.clock = clock;
    }

    /** What they say now. */
    public Reading read() throws IOException {
        final Optional<ServerRuntime> server = control.runtime();
        final long serverNs = server.map(ServerRuntime::processCpuNs)
                .or(() -> serverCpuNs.map(LongSupplier::getAsLong))
                .orElse(0L);
        return new Reading(
                clock.nanoTime(),
                THIS_PROCESS.getProcessCpuTime() + clientsCpuNs.getAsLong(),
                serverNs,
                server,
                ProcessorTimes.read());
    }

    /**
     * What happened between two readings.
     *
     * @param alsoOursNs processor time of a further process of ours that began and ended in between
     */
    public Observation between(final Reading before, final Reading after, final long alsoOursNs) {
        final double seconds = Math.max(1, after.atNs() - before.atNs()) / NANOS_PER_SECOND;
        final boolean known = after.server().isPresent() || serverCpuNs.isPresent();
        final long serverNs = after.serverCpuNs() - before.serverCpuNs();
        final long ownNs = after.toolCpuNs() - before.toolCpuNs() + alsoOursNs + (serverIsHere ? serverNs : 0);
        return new Observation(
                before.machine()
                        .flatMap(was -> after.machine()
                                .map(is -> MachineLoad.between(
                                        was, is, seconds, Runtime.getRuntime().availableProcessors(), ownNs))),
                before.server().flatMap(was -> after.server().map(is -> ServerUse.between(was, is))),
                known ? OptionalDouble.of(serverNs / NANOS_PER_SECOND / seconds) : OptionalDouble.empty());
    }
}
