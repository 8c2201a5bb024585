package dev.touchline.overlay.control;

import dev.touchline.engine.agent.PitchControlAgent;
import dev.touchline.overlay.access.AccessPolicy;
import dev.touchline.overlay.access.TokenRegistry;
import dev.touchline.overlay.client.LiveClients;
import dev.touchline.overlay.match.EngineQuestions;
import dev.touchline.overlay.match.FeedMonitor;
import dev.touchline.overlay.match.MatchService;
import dev.touchline.overlay.state.Health;
import dev.touchline.overlay.state.MatchDocuments;
import dev.touchline.protocol.Counters;
import java.net.InetSocketAddress;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * What the control plane is wired to.
 *
 * @param host the address to bind
 * @param port the port to bind; 0 takes a free one
 * @param version the program's version
 * @param tokens the API tokens
 * @param clients of the live socket
 * @param liveAddress answers where the live socket is
 * @param feedAddress answers where the feed is received
 * @param engines asks engines
 * @param documents makes documents of how things stand
 * @param pitchControl computes who controls which part of a pitch
 * @param feedReceiveBufferBytes answers the receive buffer of the feed's sockets as the kernel counts it
 * @param health answers how the server does
 * @param door how clients come in
 */
public record ControlContext(
        String host,
        int port,
        String version,
        AccessPolicy access,
        TokenRegistry tokens,
        MatchService matches,
        FeedMonitor feeds,
        EngineQuestions engines,
        MatchDocuments documents,
        PitchControlAgent pitchControl,
        Counters counters,
        LiveClients clients,
        Supplier<InetSocketAddress> liveAddress,
        Supplier<InetSocketAddress> feedAddress,
        IntSupplier feedReceiveBufferBytes,
        Supplier<Health> health,
        HttpDoor door) {}
