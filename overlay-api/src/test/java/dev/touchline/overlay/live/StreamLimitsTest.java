package dev.touchline.overlay.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchline.overlay.access.AccessPolicy;
import dev.touchline.overlay.access.Grant;
import dev.touchline.overlay.access.MatchScope;
import dev.touchline.overlay.access.Role;
import dev.touchline.overlay.access.TokenRegistry;
import dev.touchline.overlay.access.TokenStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many streams of a match the clients of one token have together, over real sockets. */
@Timeout(60)
class StreamLimitsTest extends LiveServerFixture {
    private static final String OPERATORS = "correct horse";
    private static final String ALL = ",\"policy\":\"all\"";

    private final TokenRegistry tokens = new TokenRegistry(TokenStore.NONE, () -> 1_000);
    private final List<SocketClient> clients = new ArrayList<>();

    @Override
    AccessPolicy access() {
        return new AccessPolicy(Set.of(), Set.of(), OPERATORS, tokens);
    }

    @AfterEach
    void leave() throws IOException {
        for (final SocketClient client : clients) {
            client.close();
        }
    }

    @Test
    void shouldRefuseAStreamWhenTheClientsOfOneTokenHaveTheirsBetweenThem() throws IOException {
        final String secret = token();
        final SocketClient first = client(secret);
        final SocketClient second = client(secret);
        assertTaken(first, 1, 0, 14);
        assertTaken(second, 1, 14, 24);

        final JsonNode refused = subscribe(second, 1, 24, "");
        assertThat(refused.get("t").asText()).isEqualTo("suberr");
        assertThat(refused.get("code").asText()).isEqualTo("too-many-streams");
        assertThat(refused.get("message").asText()).contains("match=1, limit=24");
        assertThat(counter("live_refused_streams")).isEqualTo(1);

        assertTaken(second, 2, 0, 1);
        assertTaken(client(token()), 1, 24, 48);
        first.unsubscribe(3);
        assertThat(first.subscribe(99, "match/1/frames", objects(20)).get("t").asText())
                .as("answered after the end of the other")
                .isEqualTo("subok");
        assertTaken(second, 1, 24, 25);
    }

    @Test
    void shouldNotCountStreamsThatOthersUse() throws IOException {
        final SocketClient client = client(token());
        final SocketClient other = client(token());
        assertTaken(client, 1, 0, 24);
        assertTaken(other, 1, 0, 2);

        assertTaken(client, 1, 24, 26);
        assertRefused(client, 26);
        // What the other leaves is the first one's alone again, and stays.
        other.unsubscribe(0);
        assertTaken(other, 1, 26, 27);
        assertRefused(client, 27);
        publish(1, 1);
        client.await("frame");
    }

    @Test
    void shouldCountAStreamThatWasLeftAndIsTakenUpAgain() throws IOException {
        final SocketClient client = client(token());
        assertThat(subscribe(client, 1, 0, ALL).get("t").asText()).isEqualTo("subok");
        assertTaken(client, 1, 1, 24);
        client.unsubscribe(0);
        assertTaken(client, 1, 24, 25);

        assertThat(subscribe(client, 1, 0, ALL).get("code").asText()).isEqualTo("too-many-streams");
    }

    @Test
    void shouldServeManySourcesThatHaveOneToken() throws IOException {
        final String secret = token();
        for (int i = 0; i < 10; i++) {
            final SocketClient source = client(secret);
            assertThat(source.subscribe(1, "match/1/frames", "").get("t").asText())
                    .isEqualTo("subok");
            assertThat(source.subscribe(2, "match/1/events", "").get("t").asText())
                    .isEqualTo("subok");
            assertThat(source.subscribe(3, "match/1/state", "").get("t").asText())
                    .isEqualTo("subok");
            assertThat(source.subscribe(4, "match/1/heat/player/" + (i + 1), "")
                            .get("t")
                            .asText())
                    .isEqualTo("subok");
            assertThat(source.subscribe(5, "match/1/frames", objects(i))
                            .get("t")
                            .asText())
                    .isEqualTo("subok");
        }
        assertThat(counter("live_refused_streams")).isZero();
    }

    @Test
    void shouldLetTheOperatorHaveWhatAMatchHas() throws IOException {
        assertTaken(client(OPERATORS), 1, 0, 32);
        assertTaken(client(OPERATORS), 1, 32, 63);
        final SocketClient third = client(OPERATORS);
        assertThat(third.subscribe(1, "match/1/events", "").get("t").asText()).isEqualTo("subok");

        final JsonNode refused = subscribe(third, 1, 63, "");
        assertThat(refused.get("message").asText()).contains("limit=64");
    }

    private String token() {
        return tokens.issue("board", Role.VIEWER, MatchScope.ALL, false, false, Grant.NEVER)
                .orElseThrow()
                .secret();
    }

    private SocketClient client(final String secret) throws IOException {
        final SocketClient client =
                new SocketClient(server.address(), "{\"t\":\"identify\",\"v\":1,\"token\":\"" + secret + "\"}");
        clients.add(client);
        return client;
    }

    /** Subscribes to streams that each have the number of an object, which is that of the subscription too. */
    private static void assertTaken(final SocketClient client, final long matchId, final int from, final int to)
            throws IOException {
        for (int object = from; object < to; object++) {
            assertThat(subscribe(client, matchId, object, "").get("t").asText())
                    .as("stream %d", object)
                    .isEqualTo("subok");
        }
    }

    private static void assertRefused(final SocketClient client, final int object) throws IOException {
        assertThat(subscribe(client, 1, object, "").get("code").asText()).isEqualTo("too-many-streams");
    }

    private static JsonNode subscribe(
            final SocketClient client, final long matchId, final int object, final String more) throws IOException {
        final int id = (int) matchId * 100 + object - 100;
        return client.subscribe(id, matchId, objects(object) + more);
    }

    private static String objects(final int object) {
        return ",\"rate\":[1,1],\"objects\":[" + object + "]";
    }
}
