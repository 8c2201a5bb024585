package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** A match with a feed, of which an operator says what the feed does not. */
abstract class OperatedMatchFixture extends LiveSocketFixture {
    static final ObjectMapper MAPPER = new ObjectMapper();
    static final String MATCH = "/api/v1/matches/1";

    JsonNode say(final String what, final String json) throws Exception {
        final HttpResponse<String> answer = program.send("POST", MATCH + what, json);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return MAPPER.readTree(answer.body());
    }

    int refused(final String what, final String json) throws Exception {
        return program.send("POST", MATCH + what, json).statusCode();
    }

    /** Until the engine has taken everything that was sent so far. */
    void sendAndAwait(final int frames) throws Exception {
        for (int i = 0; i < frames; i++) {
            send();
        }
        final int sent = frame * 23;
        await().until(() -> program.get(MATCH + "/feed").get("engineRecords").asInt() == sent);
    }

    List<JsonNode> events(final String kind) throws Exception {
        final List<JsonNode> events = new ArrayList<>();
        program.get(MATCH + "/events?limit=1024").get("events").forEach(event -> {
            if (event.get("kind").asText().equals(kind)) {
                events.add(event);
            }
        });
        return events;
    }
}
