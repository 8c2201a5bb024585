package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchline.server.contract.HttpContract;
import dev.touchline.server.contract.LiveContract;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The server against its documents, in the direction that {@link RecordingClient} and {@link TestServer} do not see: what the documents
 * say is there.
 */
@Timeout(120)
class ContractSystemTest extends LiveSocketFixture {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void shouldHaveEveryRouteInTheDocumentAndNoOther() {
        final Set<String> routes = new TreeSet<>(program.server().httpRoutes());

        assertThat(HttpContract.THE.operations())
                .as(
                        "paths in overlay-api/src/main/resources/dev/touchline/overlay/contract/openapi: add what is not expected"
                                + " to the code or take it out, add what is missing to a part of the document")
                .isEqualTo(routes);
    }

    @Test
    void shouldServeTheDocumentsThatItIsHeldAgainst() throws Exception {
        assertThat(program.get("/api/v1/openapi.json")).isEqualTo(HttpContract.THE.document());
        assertThat(program.get("/api/v1/asyncapi.json")).isEqualTo(LiveContract.THE.document());
    }

    @Test
    void shouldServeAPageOfEachDocument() throws Exception {
        final HttpResponse<String> http = program.send("GET", "/docs/http", null);
        final HttpResponse<String> live = program.send("GET", "/docs/live", null);

        assertThat(http.body())
                .contains("/api/v1/matches/{id}/heatmaps/{scope}.png")
                .doesNotContain("<script");
        assertThat(live.body()).contains("4409").contains("no-identify").doesNotContain("<script");
    }

    @Test
    void shouldSendEveryMessageOfTheDocument() throws Exception {
        final Set<String> seen = new TreeSet<>();
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            client.subscribe(1, "match/1/frames", "");
            client.subscribe(2, "match/1/heat/ball", "");
            client.subscribe(3, "match/1/events", ",\"policy\":\"all\"");
            client.subscribe(4, "match/2/frames", "");
            client.subscribe(5, "match/1/state", "");
            client.subscribe(6, "match/1/team", "");
            client.subscribe(7, "system/health", "");
            client.subscribe(8, "match/1/camera/1", "");
            client.subscribe(9, "match/1/frames", ",\"rate\":[60000,1001]");
            client.await("suberr");
            client.send("{\"t\":\"dance\"}");
            client.send("{\"t\":\"ping\",\"n\":1,\"t0\":0}");
            client.await("pong");
            client.await("hb");
            for (int i = 0; i < 60; i++) {
                send();
            }
            client.await("snap");
            for (int i = 0; i < 60; i++) {
                send();
            }
            client.await("patch");
            kickOff();
            client.await("event");
            sendCamera();
            client.await("camera");
            final String id = client.messages().get(1).get("clientId").asText();
            program.send("POST", "/api/v1/clients/" + id + "/commands", "{\"command\":\"identify\"}");
            client.await("ctl");
            assertThat(program.send("POST", "/api/v1/matches/1/reset", "{}").statusCode())
                    .isEqualTo(202);
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                send();
                return client.messages().stream()
                        .anyMatch(message -> message.get("t").asText().equals("gap"));
            });
            program.close();
            client.await("bye");
            assertThat(client.awaitClose()).isEqualTo(4503);
            client.messages().forEach(message -> seen.add(message.get("t").asText()));
        }

        assertThat(seen)
                .as("messages that the document says the server sends: provoke new ones here")
                .isEqualTo(LiveContract.THE.fromServer());
    }

    @Test
    void shouldUnderstandEveryMessageOfTheDocument() throws Exception {
        final JsonNode messages = LiveContract.THE.document().at("/components/messages");
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            int id = 100;
            for (final String type : LiveContract.THE.toServer()) {
                if (type.equals("identify")) {
                    // Sent already, and only once.
                    continue;
                }
                for (final JsonNode example : messages.get(type).get("examples")) {
                    final ObjectNode payload = example.get("payload").deepCopy();
                    if (type.equals("unsub")) {
                        client.subscribe(payload.get("id").asInt(), "match/1/team", "");
                    } else if (payload.has("id")) {
                        payload.put("id", id++);
                    }
                    client.send(MAPPER.writeValueAsString(payload));
                }
            }
            client.send("{\"t\":\"ping\",\"n\":77,\"t0\":0}");
            client.await(message -> message.path("t").asText().equals("pong")
                    && message.get("n").asInt() == 77);

            assertThat(client.messages())
                    .extracting(message -> message.get("t").asText())
                    .doesNotContain("err", "suberr");
        }
    }
}
