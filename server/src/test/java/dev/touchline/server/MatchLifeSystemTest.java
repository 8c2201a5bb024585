package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A match whose feed has no clock: an operator says when it starts, who attacks where and when it is over. */
@Timeout(60)
class MatchLifeSystemTest extends OperatedMatchFixture {
    @Test
    void shouldLiveWithoutAClockInTheFeed() throws Exception {
        assertThat(refused("/start", "{}")).as("nothing received yet").isEqualTo(409);
        sendAndAwait(2);

        final JsonNode started = say("/start", "{\"attacksPlusX\":\"home\"}");
        assertThat(started.get("period").asInt()).isEqualTo(1);
        assertThat(started.get("clockMs").asInt()).isZero();
        assertThat(refused("/start", "{}")).as("it runs").isEqualTo(409);
        // 50 frames of 40 ms: two seconds later.
        sendAndAwait(50);
        JsonNode clock = program.get(MATCH + "/game").get("clock");
        assertThat(clock.get("period").asInt()).isEqualTo(1);
        assertThat(clock.get("running").asBoolean()).isTrue();
        assertThat(clock.get("ms").asInt()).isEqualTo(2_000);

        assertThat(say("/clock", "{\"running\":false}").get("clockMs").asInt()).isEqualTo(2_000);
        sendAndAwait(5);
        assertThat(program.get(MATCH + "/game").at("/clock/ms").asInt()).isEqualTo(2_000);
        say("/clock", "{\"running\":true,\"clockMs\":2700000}");
        assertThat(say("/periods", "{\"state\":\"end\"}").get("period").asInt()).isZero();
        assertThat(refused("/periods", "{\"state\":\"end\"}")).isEqualTo(409);
        sendAndAwait(1);

        final JsonNode second = say("/periods", "{\"state\":\"start\",\"period\":2,\"attacksPlusX\":\"away\"}");
        assertThat(second.get("attacksPlusX").asText()).isEqualTo("away");
        assertThat(say("/ends", "{\"attacksPlusX\":\"home\"}").get("period").asInt())
                .isEqualTo(2);
        sendAndAwait(25);
        clock = program.get(MATCH + "/game").get("clock");
        assertThat(clock.get("period").asInt()).isEqualTo(2);
        assertThat(clock.get("ms").asInt()).isEqualTo(1_000);
        assertThat(say("/stop", "{}").get("period").asInt()).isZero();

        final List<JsonNode> periods = events("period");
        assertThat(periods)
                .extracting(event -> event.get("value").asInt())
                .as("the end of the last is told with the next frame")
                .containsExactly(1, 0, 2);
    }

    @Test
    void shouldNotBeginAMatchThatHasBegunNorGoBackToAnEarlierPeriod() throws Exception {
        sendAndAwait(2);
        say("/start", "{\"period\":2,\"clockMs\":1200000}");
        sendAndAwait(1);

        assertThat(refused("/start", "{}")).isEqualTo(409);
        assertThat(refused("/start", "{\"period\":3}")).isEqualTo(409);
        assertThat(refused("/periods", "{\"state\":\"start\",\"period\":1}")).isEqualTo(409);
        assertThat(refused("/periods", "{\"state\":\"end\",\"period\":1}")).isEqualTo(409);
        assertThat(program.get(MATCH + "/game").at("/clock/period").asInt()).isEqualTo(2);

        say("/periods", "{\"state\":\"end\",\"period\":2}");
        assertThat(refused("/start", "{}")).as("in a break").isEqualTo(409);
        assertThat(say("/periods", "{\"state\":\"start\",\"period\":2,\"clockMs\":5}")
                        .get("clockMs")
                        .asInt())
                .as("it goes on after an end that was none")
                .isEqualTo(5);
        assertThat(program.send("POST", MATCH + "/reset", "{}").statusCode()).isEqualTo(202);
        sendAndAwaitAfterReset();
        assertThat(say("/start", "{}").get("period").asInt()).isEqualTo(1);
    }

    private void sendAndAwaitAfterReset() throws Exception {
        await().until(() -> program.get(MATCH + "/feed").get("epoch").asInt() == 2);
        send();
        await().until(() -> program.get(MATCH + "/feed").get("engineTimeUs").asLong() > 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/start | {\"running\":true} | 400",
                "/start | {\"state\":\"start\"} | 400",
                "/periods | {\"state\":\"end\",\"clockMs\":2700000} | 422",
                "/periods | {\"state\":\"end\",\"attacksPlusX\":\"home\"} | 422",
                "/periods | {\"state\":\"start\"} | 422",
                "/periods | {\"period\":2} | 422",
                "/ends | {\"attacksPlusX\":\"home\",\"period\":2} | 400",
                "/ends | {} | 422",
                "/clock | {\"running\":true,\"period\":1} | 400",
                "/clock | {\"clockMs\":5} | 422"
            })
    void shouldRefuseByNameWhatHasNoMeaningInAStatement(final String route, final String body, final int status)
            throws Exception {
        sendAndAwait(2);
        say("/periods", "{\"state\":\"start\",\"period\":1}");

        assertThat(refused(route, body)).isEqualTo(status);

        sendAndAwait(1);
        final JsonNode clock = program.get(MATCH + "/game").get("clock");
        assertThat(clock.get("period").asInt()).as("nothing changed").isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"garbage{ | 400", "[] | 400", "{\"period\":1} | 400", "null | 400"})
    void shouldReadTheBodyOfAStopStrictly(final String body, final int status) throws Exception {
        sendAndAwait(2);
        say("/start", "{}");

        assertThat(refused("/stop", body)).isEqualTo(status);

        assertThat(say("/stop", "{}").get("period").asInt()).isZero();
    }

    @Test
    void shouldTakeASourcesClockOffsetOffItsTimes() throws Exception {
        assertThat(program.send("PUT", MATCH + "/sources/1", "{\"clockOffsetMicros\":60000001}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(program.send("PUT", MATCH + "/sources/1", "{\"clockOffsetMicros\":250000}")
                        .statusCode())
                .isEqualTo(200);
        sendAndAwait(3);

        // The third frame says 80 ms after the start, by a clock that is 250 ms ahead.
        assertThat(program.get(MATCH + "/feed").get("engineTimeUs").asLong()).isEqualTo(START_US + 80_000 - 250_000);
        final JsonNode clock = program.get(MATCH + "/clocks").at("/sources/0");
        assertThat(clock.get("configuredMicros").asLong()).isEqualTo(250_000);
        assertThat(clock.get("learntMicros").asLong()).isZero();
    }
}
