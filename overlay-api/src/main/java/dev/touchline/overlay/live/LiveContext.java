package dev.touchline.overlay.live;

import dev.touchline.engine.agent.EngineCommand;
import dev.touchline.engine.agent.EngineOutput;
import dev.touchline.overlay.access.AccessPolicy;
import dev.touchline.overlay.match.FeedMonitor;
import dev.touchline.overlay.match.MatchDirectory;
import dev.touchline.overlay.state.LiveDocuments;
import dev.touchline.protocol.Counters;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Predicate;
import org.agrona.concurrent.EpochNanoClock;

/**
 * What the live server is wired to.
 *
 * @param address the address to bind; port 0 takes a free one
 * @param serverName name and version, for {@code hello}
 * @param outputs where the engines publish, one of each shard
 * @param engine takes a command, or answers false when its queue is full
 * @param documents what the channels of documents tell of
 * @param clock wall time, ns UTC
 * @param door how clients come in
 * @param maxRate frames a second of capture time that a subscription is given at the most, 1 to 1,000,000
 */
public record LiveContext(
        InetSocketAddress address,
        String serverName,
        AccessPolicy access,
        MatchDirectory matches,
        FeedMonitor feeds,
        List<EngineOutput> outputs,
        Predicate<EngineCommand> engine,
        LiveDocuments documents,
        EpochNanoClock clock,
        int maxRate,
        Counters counters,
        DoorContext door) {
    /** The rate that a subscription is given at the most unless another is configured, frames/s. */
    public static final int DEFAULT_MAX_RATE = 1_000_000;

    private static final int LARGEST_RATE = 1_000_000;

    public LiveContext {
        outputs = List.copyOf(outputs);
        if (maxRate < 1 || maxRate > LARGEST_RATE) {
            throw new IllegalArgumentException("rate out of range: maxRate=" + maxRate + ", range=1.." + LARGEST_RATE);
        }
    }

    /** What a live server is wired to whose door is as it is unless something else is configured. */
    public LiveContext(
            final InetSocketAddress address,
            final String serverName,
            final AccessPolicy access,
            final MatchDirectory matches,
            final FeedMonitor feeds,
            final List<EngineOutput> outputs,
            final Predicate<EngineCommand> engine,
            final LiveDocuments documents,
            final EpochNanoClock clock,
            final int maxRate,
            final Counters counters) {
        this(
                address,
                serverName,
                access,
                matches,
                feeds,
                outputs,
                engine,
                documents,
                clock,
                maxRate,
                counters,
                DoorContext.DEFAULT);
    }
}
