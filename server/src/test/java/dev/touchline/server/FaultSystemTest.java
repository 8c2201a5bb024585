package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.touchline.client.LiveClient;
import dev.touchline.client.LiveClientContext;
import dev.touchline.client.LiveListener;
import dev.touchline.load.fault.Fault;
import dev.touchline.load.fault.FaultProxy;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A client behind a network that fails, and one beside it whose network does not: after every fault both have the same. How many
 * faults is said by {@code -Dtouchline.faults=200}, which of them by {@code -Dtouchline.faults.seed}.
 */
@Timeout(1_800)
class FaultSystemTest {
    private static final int FAULTS = Integer.getInteger("touchline.faults", 20);
    private static final long SEED = Long.getLong("touchline.faults.seed", 1);
    /** Shorter than a resume lasts by far, longer than the longest fault and a client's silence. */
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private static URI live(final InetSocketAddress address) {
        return URI.create("ws://127.0.0.1:" + address.getPort() + "/v1/live");
    }

    private static LiveClient client(final String name, final InetSocketAddress address) {
        return new LiveClient(
                        LiveClientContext.of(name, live(address))
                                .withBackoff(10, 200)
                                .withConnectTimeout(3_000),
                        LiveListener.NONE)
                .start();
    }

    @Test
    void shouldHaveLostNothingAndDoubledNothingAfterEveryFault() throws Exception {
        final Random random = new Random(SEED);
        final Map<String, Integer> inflicted = new TreeMap<>();
        try (TestServer program = TestServer.open();
                FaultProxy proxy = FaultProxy.open(program.server().liveAddress());
                RunningFeed feed = new RunningFeed(List.of(program.server().feedAddress()));
                LiveClient spared = client("spared", program.server().liveAddress());
                LiveClient afflicted = client("afflicted", proxy.address())) {
            assertThat(program.send("PUT", "/api/v1/matches/1", RunningFeed.MATCH)
                            .statusCode())
                    .isEqualTo(201);
            final FollowedMatch there = new FollowedMatch(spared);
            final FollowedMatch here = new FollowedMatch(afflicted);
            await().atMost(DEADLINE).until(() -> there.subscriptions() == 3 && here.subscriptions() == 3);
            feed.play();
            for (int i = 0; i < FAULTS; i++) {
                awaitFrames(feed, 5 + random.nextInt(20));
                final Fault fault = Fault.draw(random);
                inflicted.merge(fault.getClass().getSimpleName(), 1, Integer::sum);
                proxy.inflict(fault);
                awaitFrames(feed, 5 + random.nextInt(20));
                feed.pause();
                assertSame(program, there, here, i + ": " + fault);
                feed.play();
            }
            System.out.println("faults: count=" + FAULTS + ", seed=" + SEED + ", kinds=" + inflicted + ", events="
                    + here.events().size() + ", frames=" + here.frames().size() + ", lost=0, doubled=0");
        }
    }

    private static void awaitFrames(final RunningFeed feed, final int frames) {
        final int until = feed.frames() + frames;
        await().atMost(DEADLINE).pollInterval(Duration.ofMillis(5)).until(() -> feed.frames() >= until);
    }

    /** The feed stands still: both clients come to have what the server has, each of it once. */
    private static void assertSame(
            final TestServer program, final FollowedMatch there, final FollowedMatch here, final String fault)
            throws Exception {
        await().atMost(DEADLINE).until(() -> newest(program) == there.events().size());
        await().alias(fault)
                .atMost(DEADLINE)
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> {
                    assertThat(here.events()).isEqualTo(there.events());
                    assertThat(here.frames()).isEqualTo(there.frames());
                    assertThat(here.state()).isEqualTo(there.state());
                    assertThat(here.heatSeq()).isEqualTo(there.heatSeq());
                    assertThat(here.heatUs()).isEqualTo(there.heatUs());
                });
        assertThat(here.gaps()).as(fault).isEmpty();
        assertThat(there.gaps()).isEmpty();
    }

    private static long newest(final TestServer program) throws Exception {
        return program.get("/api/v1/matches/1/events?limit=1").get("newest").asLong();
    }
}
