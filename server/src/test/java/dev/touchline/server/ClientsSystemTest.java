package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators and the live socket's clients, over the whole program. */
@Timeout(60)
class ClientsSystemTest extends LiveSocketFixture {
    private static final String CLIENTS = "/api/v1/clients";

    @Test
    void shouldShowWhoIsConnectedAndHowFarBehind() throws Exception {
        try (RecordingClient client = RecordingClient.connect(program.server())) {
            client.await("hello");
            client.send(
                    "{\"t\":\"identify\",\"client\":{\"name\":\"score\\u0007board\",\"kind\":\"graphics\",\"engine\":\"browser\",\"fps\":50}}");
            final String id = client.await("ready").get("clientId").asText();
            client.subscribe(4, "match/1/heat/team/home?window=5m", "");
            client.subscribe(5, "match/1/frames", ",\"policy\":\"all\"");
            client.await(message -> message.path("id").asInt() == 5);
            send();
            client.await("frame");
            client.send("{\"t\":\"stats\",\"fps\":49.9,\"dropped\":3,\"lastSeq\":1,\"ageMs\":12,\"offsetUs\":null}");
            await().until(() -> !program.get(CLIENTS + "/" + id).get("stats").isNull());

            final JsonNode shown = program.get(CLIENTS).get("clients").get(0);
            assertThat(shown).isEqualTo(program.get(CLIENTS + "/" + id));
            assertThat(shown.get("name").asText()).isEqualTo("score?board");
            assertThat(shown.get("fps").asDouble()).isEqualTo(50);
            assertThat(shown.get("address").asText()).isEqualTo("127.0.0.1");
            assertThat(shown.at("/subscriptions/0/channel").asText()).isEqualTo("match/1/heat/team/home?window=5m");
            assertThat(shown.at("/subscriptions/1/policy").asText()).isEqualTo("all");
            assertThat(shown.at("/subscriptions/1/seq").asInt()).isEqualTo(1);
            assertThat(shown.at("/subscriptions/1/head").asInt()).isEqualTo(1);
            assertThat(shown.at("/stats/dropped").asInt()).isEqualTo(3);
            assertThat(shown.at("/stats/offsetUs").isNull()).isTrue();
            assertThat(program.send("GET", "/metrics", null).body())
                    .contains("touchline_client_dropped{client=\"" + id + "\"} 3.0")
                    .doesNotContain("score?board");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"49.9\"", "true", "[]", "1e17", "-1e999"})
    void shouldKeepWhatAClientSaidWhenItsNextReportIsNoNumber(final String wrong) throws Exception {
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            final String id = id(client);
            client.send("{\"t\":\"stats\",\"fps\":50}");

            client.send("{\"t\":\"stats\",\"fps\":25,\"ageMs\":" + wrong + "}");

            final JsonNode refused = client.await("err");
            assertThat(refused.get("code").asText()).isEqualTo("bad-request");
            assertThat(refused.get("message").asText()).startsWith("ageMs is not a number");
            assertThat(program.get(CLIENTS + "/" + id).at("/stats/fps").asInt()).isEqualTo(50);
        }
    }

    @Test
    void shouldPassAnOperatorsWordsOn() throws Exception {
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            final String commands = CLIENTS + "/" + id(client) + "/commands";
            assertThat(post(commands, "{\"command\":\"setDelay\",\"delayMs\":3000}"))
                    .isEqualTo(202);
            assertThat(client.await("ctl")).hasToString("{\"t\":\"ctl\",\"command\":\"setDelay\",\"delayMs\":3000}");
            assertThat(post(commands, "{\"command\":\"freeze\"}")).isEqualTo(202);
            assertThat(client.await(message -> message.path("command").asText().equals("freeze"))
                            .get("on")
                            .asBoolean())
                    .isTrue();

            Stream.of(
                            "{\"command\":\"setDelay\"}",
                            "{\"command\":\"setDelay\",\"delayMs\":120001}",
                            "{\"command\":\"explode\"}",
                            "{}")
                    .forEach(
                            wrong -> assertThat(post(commands, wrong)).as(wrong).isEqualTo(422));
            assertThat(post(CLIENTS + "/c9999/commands", "{\"command\":\"clear\"}"))
                    .isEqualTo(404);
        }
    }

    @Test
    void shouldRemoveAClient() throws Exception {
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            final String address = CLIENTS + "/" + id(client);
            assertThat(program.send("DELETE", address, null).statusCode()).isEqualTo(204);

            assertThat(client.await("bye").get("reconnect").asBoolean()).isFalse();
            assertThat(client.awaitClose()).isEqualTo(4410);
            await().until(() -> program.send("DELETE", address, null).statusCode() == 404);
        }
    }

    @Test
    void shouldShowThePagesOfALongList() throws Exception {
        try (RecordingClient one = RecordingClient.ready(program.server());
                RecordingClient two = RecordingClient.ready(program.server())) {
            final JsonNode first = program.get(CLIENTS + "?limit=1");
            assertThat(first.at("/clients/0/id").asText()).isEqualTo(id(one));
            final JsonNode second =
                    program.get(CLIENTS + "?limit=1&after=" + first.get("next").asText());
            assertThat(second.at("/clients/0/id").asText()).isEqualTo(id(two));
            assertThat(second.get("next").isNull()).isTrue();
        }
    }

    private static String id(final RecordingClient client) {
        return client.await("ready").get("clientId").asText();
    }

    private int post(final String address, final String body) {
        try {
            return program.send("POST", address, body).statusCode();
        } catch (final IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
