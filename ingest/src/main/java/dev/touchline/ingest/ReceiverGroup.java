package dev.touchline.ingest;

import dev.touchline.protocol.Counter;
import dev.touchline.protocol.Counters;
import dev.touchline.protocol.FeedRegistry;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.agrona.concurrent.EpochNanoClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open sockets of one port. What changes or reads them holds the monitor, and none does after the sockets are closed. */
final class ReceiverGroup implements FeedReceiver {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiverGroup.class);

    private final ReceiverKind kind;
    private final FilterMode mode;
    private final List<FeedSocket> sockets;
    private final List<IntakePort> ports;
    private final EventLoopGroup loops;
    private final EpochNanoClock clock;
    private final FilterControl filter;
    private final FloodSwitch flood;
    private final ProcNet proc = new ProcNet();
    private final DropCount drops;
    private final Counter kernelDropped;
    private final Counter filtered;
    private FeedRegistry registry;
    private boolean filteredSinceSample;
    private boolean closed;

    /** A group of started sockets; the mode is one that they can do. */
    ReceiverGroup(
            final ReceiverKind kind,
            final FilterMode mode,
            final List<FeedSocket> sockets,
            final List<IntakePort> ports,
            final EventLoopGroup loops,
            final IntakeContext context)
            throws IOException {
        this.kind = kind;
        this.mode = mode;
        this.sockets = List.copyOf(sockets);
        this.ports = List.copyOf(ports);
        this.loops = loops;
        clock = context.clock();
        filter = new FilterControl(this.sockets);
        flood = new FloodSwitch(clock.nanoTime());
        drops = new DropCount(0, proc.losses());
        final Counters counters = context.counters();
        kernelDropped = counters.create(
                "feed_kernel_dropped",
                "Datagrams, or pieces of joined ones, that the kernel could not hand over: the receive buffer was full");
        filtered = counters.create("feed_filtered", "Datagrams nobody asked for that the kernel's filter dropped");
        registry = context.registry().get();
        apply(mode == FilterMode.ON);
    }

    private void apply(final boolean wanted) throws IOException {
        if (wanted) {
            filter.attach(registry);
            filteredSinceSample |= filter.isAttached();
        } else if (filter.isAttached()) {
            filter.detach();
        }
    }

    @Override
    public synchronized void registryChanged(final FeedRegistry changed) {
        registry = changed;
        if (closed || mode == FilterMode.OFF) {
            return;
        }
        try {
            apply(mode == FilterMode.ON || filter.isAttached());
        } catch (final IOException e) {
            LOG.error("feed filter not changed: reason={}", e.getMessage());
        }
    }

    @Override
    public synchronized void sample() {
        if (closed) {
            return;
        }
        try {
            long dropped = 0;
            for (final FeedSocket socket : sockets) {
                dropped += socket.drops();
            }
            drops.onSample(dropped, proc.losses(), filteredSinceSample);
            filteredSinceSample = filter.isAttached();
            kernelDropped.set(drops.lost());
            filtered.set(drops.filtered());
            if (mode == FilterMode.AUTO) {
                switchByFlood();
            }
        } catch (final IOException e) {
            LOG.error("feed sockets not sampled: reason={}", e.getMessage());
        }
    }

    private void switchByFlood() throws IOException {
        long unwanted = drops.filtered();
        for (final IntakePort port : ports) {
            unwanted += port.unwanted();
        }
        final boolean now = flood.onSample(unwanted, clock.nanoTime());
        if (now != filter.isAttached()) {
            apply(now);
            LOG.warn(
                    "datagrams that no match asked for are {}: filtered by the kernel={}, unwanted so far={}",
                    now ? "a flood" : "few again",
                    filter.isAttached(),
                    unwanted);
        }
    }

    @Override
    public InetSocketAddress address() {
        return sockets.get(0).address();
    }

    @Override
    public String transport() {
        return kind.label();
    }

    @Override
    public int sockets() {
        return sockets.size();
    }

    @Override
    public int receiveBufferBytes() {
        return sockets.stream().mapToInt(FeedSocket::receiveBufferBytes).min().orElseThrow();
    }

    @Override
    public long kernelDrops() {
        return kernelDropped.value();
    }

    @Override
    public long filterDrops() {
        return filtered.value();
    }

    @Override
    public synchronized boolean isFiltering() {
        return filter.isAttached();
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            FeedReceivers.closeAll(sockets, loops);
        }
    }
}
