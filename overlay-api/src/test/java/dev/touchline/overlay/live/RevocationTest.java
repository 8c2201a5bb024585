package dev.touchline.overlay.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.engine.agent.EngineOutput;
import dev.touchline.overlay.access.AccessPolicy;
import dev.touchline.overlay.access.Grant;
import dev.touchline.overlay.access.MatchScope;
import dev.touchline.overlay.access.Role;
import dev.touchline.overlay.access.TokenRegistry;
import dev.touchline.overlay.access.TokenStore;
import dev.touchline.overlay.match.FeedMonitor;
import dev.touchline.overlay.match.MatchDirectory;
import dev.touchline.overlay.state.LiveDocuments;
import dev.touchline.protocol.Counters;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.broadcast.BroadcastBufferDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever revokes a token hears of it when the sessions have been looked at, over real sockets. */
@Timeout(30)
class RevocationTest {
    private final AtomicInteger looks = new AtomicInteger();
    /** The clock is asked whenever a session's token is looked at. */
    private final TokenRegistry tokens = new TokenRegistry(TokenStore.NONE, () -> {
        looks.incrementAndGet();
        return 1_000;
    });

    @Test
    void shouldHaveLookedAtEverySessionWhenItReturns() throws Exception {
        final String secret = tokens.issue("board", Role.VIEWER, MatchScope.ALL, false, false, Grant.NEVER)
                .orElseThrow()
                .secret();
        try (LiveServer server = open();
                SocketClient client = new SocketClient(
                        server.address(), "{\"t\":\"identify\",\"v\":1,\"token\":\"" + secret + "\"}")) {
            for (int i = 0; i < 100; i++) {
                final int before = looks.get();
                server.onTokensChanged();
                assertThat(looks.get()).isGreaterThan(before);
            }
            assertThat(client.ready().get("role").asText()).isEqualTo("viewer");
        }
    }

    private LiveServer open() throws Exception {
        final MatchDirectory directory = new MatchDirectory();
        final SystemEpochNanoClock clock = new SystemEpochNanoClock();
        final EngineOutput output = EngineOutput.of(
                new UnsafeBuffer(ByteBuffer.allocateDirect((1 << 20) + BroadcastBufferDescriptor.TRAILER_LENGTH)));
        return LiveServer.open(new LiveContext(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                "test",
                new AccessPolicy(Set.of(), Set.of(), "correct horse", tokens),
                directory,
                new FeedMonitor(directory, clock, Map::of),
                List.of(output),
                command -> true,
                LiveDocuments.NONE,
                clock,
                1_000,
                new Counters()));
    }
}
