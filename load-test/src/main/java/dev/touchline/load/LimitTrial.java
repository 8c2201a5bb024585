package dev.touchline.load;

import dev.touchline.load.control.LatencyMicros;
import dev.touchline.load.control.MachineLoad;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One rate that was tried. Immutable; any thread.
 *
 * @param recordsPerSecond the rate asked for
 * @param heldRate the rate that the sender held, records/s
 * @param rateHeld whether that is close enough to it
 * @param sent records
 * @param received records
 * @param kernelDrops datagrams that the kernel dropped at the receiving socket; empty when it does not tell
 * @param ringDropped records that the server dropped because its ring was full
 * @param latencyMicros from capture to the receiver: the engine, or the bare receiver's socket
 * @param lagMicros the sender's own lag
 * @param machine what else the machine did; empty where the system does not say
 */
record LimitTrial(
        long recordsPerSecond,
        double heldRate,
        boolean rateHeld,
        long sent,
        long received,
        OptionalLong kernelDrops,
        long ringDropped,
        LatencyMicros latencyMicros,
        LatencyMicros lagMicros,
        Optional<MachineLoad> machine) {
    /** What stands in the way of a higher rate. */
    enum Limiter {
        /** Nothing did. */
        NOTHING("nothing"),
        /** The sender could not hold the rate, and nothing was lost: the receiver may be able to take more. */
        SENDER("the sender, which did not hold the rate"),
        /** The socket was not read fast enough: the kernel dropped datagrams at it. */
        SOCKET("the socket, where the kernel dropped datagrams"),
        /** The engine did not keep up: the ring before it was full. */
        RING("the ring before the engine, which was full"),
        /** Records are missing, and neither counter says where. */
        UNKNOWN("something that no counter tells");

        private final String words;

        Limiter(final String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    static LimitTrial of(final MatchResult match) {
        return new LimitTrial(
                match.recordsPerSecond(),
                match.heldRate(),
                match.isRateHeld(),
                match.send().records(),
                match.feed().received(),
                match.evidence().kernelDrops(),
                ringDropped(match.evidence().counters()),
                match.feed().engineLatencyMicros(),
                match.senderLag(),
                match.observed().machine());
    }

    private static long ringDropped(final Map<String, Long> counters) {
        return counters.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith("ring") && entry.getKey().contains("dropped"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Sent less received. */
    long lost() {
        return sent - received;
    }

    /** Nothing was lost, and the sender held the rate. */
    boolean isPassed() {
        return lost() == 0 && rateHeld;
    }

    /** What made it fail. */
    Limiter limiter() {
        if (isPassed()) {
            return Limiter.NOTHING;
        }
        if (lost() == 0) {
            return Limiter.SENDER;
        }
        if (ringDropped > 0) {
            return Limiter.RING;
        }
        return kernelDrops.orElse(0) > 0 ? Limiter.SOCKET : Limiter.UNKNOWN;
    }
}
