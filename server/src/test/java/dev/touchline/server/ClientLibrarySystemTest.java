package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchline.client.LiveClient;
import dev.touchline.client.LiveClientContext;
import dev.touchline.client.LiveListener;
import dev.touchline.client.LiveState;
import dev.touchline.client.StreamListener;
import dev.touchline.client.StreamRequest;
import dev.touchline.server.config.ConfigKey;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The Java client against whole programs: a main server and its backup, and one that wants a token. */
@Timeout(120)
class ClientLibrarySystemTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private static URI live(final TestServer program) {
        return URI.create("ws://127.0.0.1:" + program.server().liveAddress().getPort() + "/v1/live");
    }

    private static LiveClient client(final URI... servers) {
        // A wait of an hour: whoever waits once does not come back within the test.
        return new LiveClient(
                LiveClientContext.of("test", servers).withBackoff(3_600_000, 3_600_000), LiveListener.NONE);
    }

    @Test
    void shouldGoOnAtTheBackupWithNothingLostAndNothingTwice() throws Exception {
        try (TestServer main = TestServer.open();
                TestServer backup = TestServer.open();
                RunningFeed feed = new RunningFeed(
                        List.of(main.server().feedAddress(), backup.server().feedAddress()));
                LiveClient moving = client(live(main), live(backup)).start();
                LiveClient staying = client(live(backup)).start()) {
            for (final TestServer program : List.of(main, backup)) {
                assertThat(program.send("PUT", "/api/v1/matches/1", RunningFeed.MATCH)
                                .statusCode())
                        .isEqualTo(201);
            }
            final FollowedMatch here = new FollowedMatch(moving);
            final FollowedMatch there = new FollowedMatch(staying);
            await().atMost(DEADLINE).until(() -> here.subscriptions() == 3 && there.subscriptions() == 3);
            feed.play();
            await().atMost(DEADLINE).until(() -> here.events().size() > 5);

            main.server().close();
            await().atMost(DEADLINE).until(() -> here.subscriptions() == 6);
            final int before = here.events().size();
            await().atMost(DEADLINE).until(() -> here.events().size() > before + 5);
            feed.pause();

            await().atMost(DEADLINE).untilAsserted(() -> {
                assertThat(here.events()).isEqualTo(there.events());
                assertThat(here.frames()).isEqualTo(there.frames());
                assertThat(here.state()).isEqualTo(there.state());
                assertThat(here.heatUs()).isEqualTo(there.heatUs());
            });
            assertThat(here.gaps()).isEmpty();
            assertThat(moving.state())
                    .isInstanceOfSatisfying(
                            LiveState.Ready.class,
                            ready -> assertThat(ready.server()).isEqualTo(live(backup)));
        }
    }

    @Test
    void shouldNotTellOfAnEventBeforeItIsDueWhenTheServerStops() throws Exception {
        final StreamRequest delayed = StreamRequest.all("match/1/events").delayedBy(120_000);
        final List<JsonNode> told = new CopyOnWriteArrayList<>();
        try (TestServer program = TestServer.open();
                RunningFeed feed = new RunningFeed(List.of(program.server().feedAddress()));
                LiveClient client = client(live(program)).start();
                LiveClient follower = client(live(program)).start();
                RecordingClient beside = RecordingClient.ready(program.server())) {
            program.send("PUT", "/api/v1/matches/1", RunningFeed.MATCH);
            final FollowedMatch live = new FollowedMatch(follower);
            feed.play();
            await().atMost(DEADLINE).until(() -> live.events().size() > 5);
            final CountDownLatch subscribed = new CountDownLatch(1);
            client.subscribe(delayed, new StreamListener() {
                @Override
                public void onSubscribed(final JsonNode answer, final boolean goesOn) {
                    subscribed.countDown();
                }

                @Override
                public void onMessage(final JsonNode message) {
                    told.add(message);
                }
            });
            beside.subscribe(1, "match/1/events", ",\"delayMs\":120000");
            beside.await("subok");
            subscribed.await();
            final int before = live.events().size();
            await().atMost(DEADLINE).until(() -> live.events().size() > before + 5);

            program.server().close();
            beside.await("bye");
            await().atMost(DEADLINE).until(() -> client.state() instanceof LiveState.Lost);
            assertThat(beside.messages())
                    .extracting(message -> message.get("t").asText())
                    .as("sent, so that it is not lost")
                    .contains("event");
            assertThat(told).as("minutes before it is due").isEmpty();
        }
    }

    @Test
    void shouldStayAwayWhenItsTokenIsWrongAndComeInWithTheRightOne() throws Exception {
        try (TestServer program = TestServer.open(Map.of(ConfigKey.TOKEN, "a-token-of-the-test"))) {
            final LiveClientContext context = LiveClientContext.of("test", live(program));
            try (LiveClient stranger = new LiveClient(context.withToken("wrong"), LiveListener.NONE).start();
                    LiveClient friend =
                            new LiveClient(context.withToken("a-token-of-the-test"), LiveListener.NONE).start()) {
                await().atMost(DEADLINE).until(() -> friend.state() instanceof LiveState.Ready);
                await().atMost(DEADLINE).until(() -> stranger.state() instanceof LiveState.Refused);

                assertThat(((LiveState.Refused) stranger.state()).code()).isEqualTo(4401);
                await().atMost(DEADLINE).until(() -> friend.clock().isKnown());
            }
        }
    }

    @Test
    void shouldGoOnAtTheBackupWithTheTokenThatIsKnownThere() throws Exception {
        try (TestServer main = TestServer.open(Map.of(ConfigKey.TOKEN, "a-token-of-main"));
                TestServer backup = TestServer.open(Map.of(ConfigKey.TOKEN, "a-token-of-backup"))) {
            final Map<URI, String> tokens = Map.of(live(main), "a-token-of-main", live(backup), "a-token-of-backup");
            final LiveClientContext context = LiveClientContext.of("test", live(main), live(backup));
            try (LiveClient client = new LiveClient(context.withTokenFor(tokens::get), LiveListener.NONE).start();
                    LiveClient unknown =
                            new LiveClient(context.withToken("a-token-of-main"), LiveListener.NONE).start()) {
                await().atMost(DEADLINE).until(() -> client.state() instanceof LiveState.Ready);
                await().atMost(DEADLINE).until(() -> unknown.state() instanceof LiveState.Ready);

                main.server().close();

                await().atMost(DEADLINE)
                        .untilAsserted(() -> assertThat(client.state())
                                .isInstanceOfSatisfying(
                                        LiveState.Ready.class,
                                        ready -> assertThat(ready.server()).isEqualTo(live(backup))));
                await().atMost(DEADLINE)
                        .during(Duration.ofSeconds(1))
                        .until(() -> !(unknown.state() instanceof LiveState.Refused));
            }
        }
    }
}
