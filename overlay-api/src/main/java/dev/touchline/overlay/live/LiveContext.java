package dev.touchline.overlay.live;

import dev.touchline.engine.agent.EngineCommand;
import dev.touchline.overlay.access.AccessPolicy;
import dev.touchline.overlay.match.FeedMonitor;
import dev.touchline.overlay.match.MatchDirectory;
import dev.touchline.protocol.Counters;
import java.net.InetSocketAddress;
import java.util.function.Predicate;
import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.EpochNanoClock;

/**
 * What the live server is wired to.
 *
 * @param address the address to bind; port 0 takes a free one
 * @param serverName name and version, for {@code hello}
 * @param broadcast the buffer that the engine publishes into
 * @param engine takes a command, or answers false when its queue is full
 * @param clock wall time, ns UTC
 */
public record LiveContext(
        InetSocketAddress address,
        String serverName,
        AccessPolicy access,
        MatchDirectory matches,
        FeedMonitor feeds,
        AtomicBuffer broadcast,
        Predicate<EngineCommand> engine,
        EpochNanoClock clock,
        Counters counters) {}
