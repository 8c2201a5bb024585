package dev.touchline.load.baseline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import dev.touchline.protocol.RecordDescriptor;
import dev.touchline.protocol.TaiTime;
import dev.touchline.protocol.WallClock;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * The bare receiver in Java, for machines without a C compiler: same arguments, same output, one call for each datagram. A
 * process of its own; its main thread receives, a daemon waits for the end of the input.
 */
public final class JavaSink {
    private static final int SLOT = 2048;
    private static final long MAX_LATENCY_NS = TimeUnit.MINUTES.toNanos(1);
    private static final long DRAIN_MS = 20;

    private final ByteBuffer slot = ByteBuffer.allocateDirect(SLOT).order(ByteOrder.LITTLE_ENDIAN);
    private final Histogram latency = new Histogram(MAX_LATENCY_NS, 2);
    private final WallClock clock = new WallClock();
    private final DatagramChannel channel;
    private final int taiOffsetSeconds;
    private long datagrams;
    private long records;

    private JavaSink(final DatagramChannel channel, final int taiOffsetSeconds) {
        this.channel = channel;
        this.taiOffsetSeconds = taiOffsetSeconds;
    }

    /** Arguments: address, receive buffer, seconds that TAI is ahead of UTC. */
    public static void main(final String[] args) throws IOException {
        try (DatagramChannel channel = DatagramChannel.open()) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, Integer.valueOf(args[1]));
            channel.bind(new InetSocketAddress(InetAddress.getByName(args[0]), 0));
            final JavaSink sink = new JavaSink(channel, Integer.parseInt(args[2]));
            final ObjectNode listening = JsonNodeFactory.instance.objectNode();
            listening.put("port", ((InetSocketAddress) channel.getLocalAddress()).getPort());
            listening.put("receiveBuffer", channel.getOption(StandardSocketOptions.SO_RCVBUF));
            final Thread waiter = new Thread(sink::awaitEnd, "end");
            waiter.setDaemon(true);
            waiter.start();
            System.out.println(listening);
            sink.receive();
            System.out.println(sink.report());
        }
    }

    @SuppressWarnings("ThreadPriorityCheck")
    private void awaitEnd() {
        try {
            while (System.in.read() >= 0) {
                Thread.yield();
            }
            // What the socket still holds is taken within this time: nobody sends any more.
            TimeUnit.MILLISECONDS.sleep(DRAIN_MS);
            channel.close();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (final IOException e) {
            System.err.println("sink: input failed: cause=" + e.getMessage());
        }
    }

    private void receive() throws IOException {
        try {
            while (true) {
                channel.receive(slot.clear());
                take(slot.flip());
            }
        } catch (final AsynchronousCloseException e) {
            // The end of the input closes the channel.
            return;
        }
    }

    private void take(final ByteBuffer datagram) {
        long newest = 0;
        for (int at = 0;
                at + RecordDescriptor.RECORD_LENGTH <= datagram.limit();
                at += RecordDescriptor.RECORD_LENGTH) {
            newest = Math.max(newest, datagram.getLong(at + RecordDescriptor.TIME_OFFSET));
            records++;
        }
        datagrams++;
        final long age = TaiTime.fromUtcNs(clock.nanoTime(), taiOffsetSeconds) - newest;
        latency.recordValue(Math.min(Math.max(age, 0), MAX_LATENCY_NS));
    }

    private ObjectNode report() {
        final OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        final ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("datagrams", datagrams).put("records", records).put("cpuNs", process.getProcessCpuTime());
        final ArrayNode buckets = report.putArray("latency");
        for (final HistogramIterationValue value : latency.recordedValues()) {
            buckets.addArray().add(value.getValueIteratedTo()).add(value.getCountAtValueIteratedTo());
        }
        return report;
    }
}
