package dev.touchline.ingest;

import dev.touchline.protocol.Counter;
import dev.touchline.protocol.FeedRegistry;
import java.net.InetAddress;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.EpochNanoClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every kind of receiver hands its datagrams to: stamps them, and lets no fault end the event loop. The socket's event
 * loop thread only.
 */
final class IntakePort {
    private static final Logger LOG = LoggerFactory.getLogger(IntakePort.class);

    private final DatagramIntake intake;
    private final EpochNanoClock clock;
    private final Counter faults;

    IntakePort(final DatagramIntake intake, final IntakeContext context) {
        this.intake = intake;
        clock = context.clock();
        faults = context.counters().createPart("feed_faults", "Unexpected faults of the feed's sockets; see the log");
    }

    /** The registry for the batch that begins. */
    FeedRegistry registry() {
        return intake.registry();
    }

    void onDatagram(
            final FeedRegistry registry,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final InetAddress sender) {
        try {
            intake.onDatagram(registry, buffer, offset, length, sender, clock.nanoTime());
        } catch (final RuntimeException e) {
            onFault(e);
        }
    }

    void onBatchEnd() {
        try {
            intake.onBatchEnd();
        } catch (final RuntimeException e) {
            onFault(e);
        }
    }

    /** Counts a fault, and logs the first, second, fourth, eighth: a lasting one must not fill the disk. */
    void onFault(final Throwable fault) {
        faults.increment();
        final long count = faults.value();
        if (Long.bitCount(count) == 1) {
            LOG.error("feed socket fault: count={}, reason={}", count, fault.toString(), fault);
        }
    }

    long unwanted() {
        return intake.unwanted();
    }
}
