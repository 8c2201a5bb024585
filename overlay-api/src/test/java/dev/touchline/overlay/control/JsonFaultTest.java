package dev.touchline.overlay.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.touchline.overlay.match.MatchDocument;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class JsonFaultTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"rate\": \"2\"} | is not a number",
                "{\"id\": 1.5} | is not a whole number",
                "{\"mode\": \"slow\"} | is not one of live, replay",
                "{\"name\": 5} | is not a text",
                "{\"sources\": {}} | is not a list",
                "{\"pitch\": 5} | is not an object",
                "{\"sources\": [{\"signed\": 1}]} | is not true or false"
            })
    void shouldSayWhatIsWantedInWordsOfJson(final String json, final String reason) {
        assertThat(JsonFault.reason(faultOf(json))).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = "{\"nmae\": \"x\"} | name")
    void shouldNameTheFieldsThatThereAre(final String json, final String known) {
        assertThat(JsonFault.reason(faultOf(json)))
                .startsWith("is no field of the document: known=")
                .contains(known)
                .doesNotContain("dev.touchline");
    }

    private static JsonMappingException faultOf(final String json) {
        try {
            JsonBody.MAPPER.readValue(json, MatchDocument.class);
        } catch (final JsonMappingException e) {
            return e;
        } catch (final JsonProcessingException e) {
            throw new AssertionError("not JSON", e);
        }
        throw new AssertionError("taken: json=" + json);
    }
}
