package dev.touchline.load.baseline;

import dev.touchline.load.feed.FeedRun;
import dev.touchline.load.feed.FeedSender;
import dev.touchline.load.feed.SendClock;
import dev.touchline.load.feed.SendResult;
import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;

/** Sends feeds to bare receivers, each to a new one. One thread, which also sends. */
public final class BareRun implements AutoCloseable {
    private static final long ARRIVAL_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final SinkProgram program;
    private final InetAddress host;
    private final int receiveBufferBytes;
    private final boolean batched;
    private final SendClock clock;

    /** What was sent, and what of it arrived. */
    public record Received(SendResult send, SinkCount count, int receiveBufferBytes) {}

    private BareRun(
            final SinkProgram program,
            final InetAddress host,
            final int receiveBufferBytes,
            final boolean batched,
            final SendClock clock) {
        this.program = program;
        this.host = host;
        this.receiveBufferBytes = receiveBufferBytes;
        this.batched = batched;
        this.clock = clock;
    }

    /**
     * Builds the receiver.
     *
     * @param host an IPv4 address of this machine
     * @param receiveBufferBytes asked of the kernel
     * @param batched as {@link FeedSender#connect} has it
     */
    public static BareRun open(
            final InetAddress host, final int receiveBufferBytes, final boolean batched, final SendClock clock)
            throws IOException {
        return new BareRun(SinkProgram.build(), host, receiveBufferBytes, batched, clock);
    }

    /** In which language the receiver is, and how it receives. */
    public String kind() {
        return program.kind();
    }

    /** Sends a feed to a receiver of its own, and ends it when all has arrived that will. */
    public Received send(final FeedRun feed) throws IOException {
        try (BareSink sink = program.start(host, receiveBufferBytes);
                FeedSender sender = FeedSender.connect(sink.address(), batched, clock)) {
            final SendResult sent = sender.send(feed);
            // What is in the socket when its input ends is still counted; on loopback nothing is anywhere else by now.
            clock.park(ARRIVAL_NS);
            return new Received(sent, sink.finish(), sink.receiveBufferBytes());
        }
    }

    @Override
    public void close() throws IOException {
        program.close();
    }
}
