package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators say that no camera sees: cards, goals and substitutions. */
@Timeout(60)
class IncidentSystemTest extends OperatedMatchFixture {
    @Test
    void shouldTellCardsGoalsAndSubstitutionsToEverybody() throws Exception {
        sendAndAwait(2);
        try (RecordingClient client = RecordingClient.ready(program.server())) {
            client.subscribe(1, "match/1/events", ",\"policy\":\"all\"");
            client.await("subok");

            final JsonNode card = say("/cards", "{\"team\":\"home\",\"objectId\":1,\"detail\":\"second-yellow\"}");
            say(
                    "/goals",
                    "{\"team\":\"home\",\"objectId\":1,\"otherId\":2,\"detail\":\"open-play\",\"period\":1,\"clockMs\":90000}");
            say(
                    "/substitutions",
                    "{\"team\":\"home\",\"off\":2,\"on\":{\"objectId\":12,\"number\":12,\"name\":\"C\"}}");

            assertThat(card.get("tsUs").asLong()).as("the newest frame's time").isEqualTo(START_US + 40_000);
            client.await(message -> isEvent(message, "card")
                    && message.at("/data/objectId").asInt() == 1
                    && message.at("/data/value").asInt() == 2);
            client.await(message -> isEvent(message, "goal")
                    && message.at("/data/otherId").asInt() == 2
                    && message.at("/data/team").asText().equals("home"));
            client.await(message -> isEvent(message, "substitution")
                    && message.at("/data/objectId").asInt() == 2
                    && message.at("/data/otherId").asInt() == 12);
        }
        assertThat(events("goal")).hasSize(1);
        assertThat(program.get(MATCH + "/goals").at("/goals/0/clockMs").asInt()).isEqualTo(90_000);
        assertThat(program.get(MATCH + "/teams/home/players").findValuesAsText("name"))
                .containsExactly("A", "B", "C");
    }

    private static boolean isEvent(final JsonNode message, final String kind) {
        return message.path("t").asText().equals("event")
                && message.get("kind").asText().equals(kind);
    }

    @Test
    void shouldGiveTheSlotToWhoComesOnUnderTheSameId() throws Exception {
        final JsonNode said =
                say("/substitutions", "{\"team\":\"home\",\"off\":2,\"on\":{\"number\":14,\"name\":\"C\"}}");

        assertThat(said.at("/off/name").asText()).isEqualTo("B");
        assertThat(said.at("/on/objectId").asInt()).isEqualTo(2);
        assertThat(program.get(MATCH + "/teams/home/players").findValuesAsText("name"))
                .containsExactly("A", "C");
    }

    @Test
    void shouldCountAGoalOnceWhenItIsSentTwice() throws Exception {
        final String goal = "{\"team\":\"home\",\"objectId\":1,\"detail\":\"penalty\",\"tsUs\":5}";
        final HttpResponse<String> first = program.send("POST", MATCH + "/goals", goal, "Idempotency-Key", "g");
        final HttpResponse<String> again = program.send("POST", MATCH + "/goals", goal, "Idempotency-Key", "g");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("ETag")).isEqualTo(first.headers().firstValue("ETag"));
        assertThat(program.get(MATCH + "/goals").get("goals")).hasSize(1);
        assertThat(program.send("POST", MATCH + "/cards", goal, "Idempotency-Key", "g")
                        .statusCode())
                .as("the key of another request")
                .isEqualTo(409);
        assertThat(program.send("POST", MATCH + "/goals", goal, "Idempotency-Key", "h")
                        .statusCode())
                .isEqualTo(201);
        assertThat(program.get(MATCH + "/goals").get("goals")).hasSize(2);
    }

    @Test
    void shouldNoLongerListWhatIsTakenBack() throws Exception {
        say("/goals", "{\"team\":\"away\",\"objectId\":1,\"detail\":\"own-goal\"}");
        final long id = say("/goals", "{\"team\":\"home\",\"objectId\":1,\"detail\":\"penalty\"}")
                .get("id")
                .asLong();

        assertThat(program.send("DELETE", MATCH + "/cards/" + id, null).statusCode())
                .as("it is no card")
                .isEqualTo(404);
        assertThat(program.send("DELETE", MATCH + "/goals/" + id, null).statusCode())
                .isEqualTo(204);

        assertThat(program.get(MATCH + "/goals").get("goals")).hasSize(1);
        assertThat(program.get(MATCH + "/state").at("/state/score/away").asInt())
                .isEqualTo(1);
        assertThat(program.get(MATCH + "/state").at("/state/score/home").asInt())
                .isZero();
        assertThat(program.get(MATCH + "/goals").at("/goals/0/detail").asText()).isEqualTo("own-goal");
        assertThat(events("goal")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/start | {\"period\":6} | period",
                "/periods | {\"state\":\"pause\"} | state",
                "/periods | {\"state\":\"start\"} | period",
                "/periods | {\"state\":\"end\",\"period\":9} | period",
                "/ends | {} | attacksPlusX",
                "/ends | {\"attacksPlusX\":\"left\"} | attacksPlusX",
                "/clock | {\"clockMs\":1} | running",
                "/clock | {\"running\":true,\"clockMs\":-1} | clockMs",
                "/cards | {\"team\":\"red\",\"objectId\":1,\"detail\":\"red\"} | team",
                "/cards | {\"team\":\"home\",\"objectId\":1,\"detail\":\"penalty\"} | detail",
                "/cards | {\"team\":\"home\",\"objectId\":40,\"detail\":\"red\"} | objectId",
                "/goals | {\"team\":\"home\",\"objectId\":1,\"otherId\":9,\"detail\":\"penalty\"} | otherId",
                "/goals | {\"team\":\"home\",\"objectId\":1,\"detail\":\"own-goal\"} | objectId",
                "/goals | {\"team\":\"home\",\"objectId\":1,\"detail\":\"penalty\",\"period\":9} | period",
                "/goals | {\"team\":\"home\",\"objectId\":1,\"otherId\":1,\"detail\":\"open-play\"} | \"otherId\"",
                "/cards | {\"team\":\"home\",\"objectId\":1,\"otherId\":2,\"detail\":\"red\"} | \"otherId\"",
                "/substitutions | {\"team\":\"home\",\"off\":1,\"on\":{\"objectId\":2,\"name\":\"C\"}} | \"on.name\"",
                "/substitutions | {\"team\":\"home\",\"off\":1,\"on\":{\"objectId\":2,\"number\":9}} | \"on.number\"",
                "/substitutions | {\"team\":\"home\",\"off\":9,\"on\":{\"name\":\"C\"}} | off",
                "/substitutions | {\"team\":\"home\",\"off\":1} | on",
                "/substitutions | {\"team\":\"home\",\"off\":1,\"on\":{}} | \"on.name\",\"message\":\"is missing\"",
                "/substitutions | {\"team\":\"home\",\"off\":1,\"on\":{\"objectId\":64,\"name\":\"C\"}} | \"on.objectId\""
            })
    void shouldNameWhatIsWrongWithAStatement(final String what, final String json, final String field)
            throws Exception {
        final HttpResponse<String> refused = program.send("POST", MATCH + what, json);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains(field);
        assertThat(program.get(MATCH + "/events").get("newest").asInt()).isZero();
        assertThat(program.get(MATCH + "/teams/home/players").findValuesAsText("name"))
                .containsExactly("A", "B");
    }

    @Test
    void shouldTakeTheMinuteFromTheMatchsClockWhenNoneIsSaid() throws Exception {
        final String card = "{\"team\":\"home\",\"objectId\":1,\"detail\":\"yellow\"";
        sendAndAwait(2);
        assertThat(say("/cards", card + "}").has("period"))
                .as("before kick-off")
                .isFalse();
        say("/start", "{\"clockMs\":60000}");
        // The newest frame is 25 frames of 40 ms later.
        sendAndAwait(25);

        final JsonNode now = say("/cards", card + "}");
        assertThat(now.get("period").asInt()).isEqualTo(1);
        assertThat(now.get("clockMs").asLong()).isEqualTo(61_000);
        assertThat(say("/cards", card + ",\"tsUs\":" + (now.get("tsUs").asLong() - 400_000) + "}")
                        .get("clockMs")
                        .asLong())
                .as("0.4 s ago")
                .isEqualTo(60_600);
        assertThat(say("/cards", card + ",\"tsUs\":5}").has("clockMs"))
                .as("before the period")
                .isFalse();
        final JsonNode said = say("/cards", card + ",\"period\":1,\"clockMs\":7}");
        assertThat(said.get("clockMs").asLong()).isEqualTo(7);

        say("/periods", "{\"state\":\"end\"}");
        sendAndAwait(25);
        final JsonNode inTheBreak = say("/substitutions", "{\"team\":\"home\",\"off\":1,\"on\":{\"objectId\":2}}");
        assertThat(inTheBreak.get("period").asInt()).isEqualTo(1);
        assertThat(inTheBreak.get("clockMs").asLong())
                .as("at which the period ended")
                .isEqualTo(61_000);
        assertThat(inTheBreak.at("/on/name").asText()).isEqualTo("B");
    }
}
