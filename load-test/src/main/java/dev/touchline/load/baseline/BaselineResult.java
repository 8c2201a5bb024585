package dev.touchline.load.baseline;

import dev.touchline.load.control.MachineLoad;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * What bare receivers did with the server's feed, in all their turns together. Immutable by convention; any thread.
 *
 * @param kind language, and how it receives
 * @param receiveBufferBytes of its socket, as the kernel counts
 * @param sent records
 * @param tookNs how long they were sent
 * @param count what arrived
 * @param lagMicros the sender's own lag meanwhile, us
 * @param machine what else the machine did; empty where the system does not say
 */
public record BaselineResult(
        String kind,
        int receiveBufferBytes,
        long sent,
        long tookNs,
        SinkCount count,
        Histogram lagMicros,
        Optional<MachineLoad> machine) {
    /** Records that did not arrive. */
    public long lost() {
        return sent - count.records();
    }

    /** Processors that the receiver took on average. */
    public double cores() {
        return (double) count.cpuNs() / Math.max(tookNs, 1);
    }

    /** A turn and those before it. */
    public static BaselineResult of(
            final String kind,
            final Optional<BaselineResult> before,
            final BareRun.Received turn,
            final Optional<MachineLoad> machine) {
        final BaselineResult one = new BaselineResult(
                kind,
                turn.receiveBufferBytes(),
                turn.send().records(),
                turn.send().tookNs(),
                turn.count(),
                turn.send().lagMicros(),
                machine);
        return before.map(earlier -> earlier.plus(one)).orElse(one);
    }

    private BaselineResult plus(final BaselineResult other) {
        final Histogram lag = lagMicros.copy();
        lag.add(other.lagMicros);
        return new BaselineResult(
                kind,
                Math.min(receiveBufferBytes, other.receiveBufferBytes),
                sent + other.sent,
                tookNs + other.tookNs,
                count.plus(other.count),
                lag,
                machine.flatMap(one -> other.machine.map(one::plus)));
    }
}
