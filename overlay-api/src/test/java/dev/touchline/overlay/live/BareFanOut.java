package dev.touchline.overlay.live;

import dev.touchline.overlay.access.AccessPolicy;
import dev.touchline.overlay.match.FeedMonitor;
import dev.touchline.overlay.match.MatchDirectory;
import dev.touchline.overlay.state.LiveDocuments;
import dev.touchline.protocol.Counters;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.agrona.concurrent.EpochNanoClock;

/** A fan-out without an engine, in a time that stands still, for clients to be part of. */
final class BareFanOut implements AutoCloseable {
    private static final EpochNanoClock CLOCK = () -> 0;

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final LiveCounters counters = new LiveCounters(new Counters());
    private final FanOut fanOut = make();

    private FanOut make() {
        final MatchDirectory directory = new MatchDirectory();
        final LiveContext context = new LiveContext(
                new InetSocketAddress(0),
                "test",
                new AccessPolicy(Set.of(), null),
                directory,
                new FeedMonitor(directory, CLOCK, Map::of),
                List.of(),
                command -> true,
                LiveDocuments.NONE,
                CLOCK,
                LiveContext.DEFAULT_MAX_RATE,
                new Counters());
        return new FanOut(context, counters, (SingleThreadEventLoop) group.next(), UnpooledByteBufAllocator.DEFAULT);
    }

    FanOut fanOut() {
        return fanOut;
    }

    LiveCounters counters() {
        return counters;
    }

    @Override
    public void close() {
        group.shutdownGracefully();
    }
}
