package dev.touchline.overlay.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.touchline.overlay.match.MatchDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class JsonBodyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": 1.5}",
                "{\"id\": \"1\"}",
                "{\"id\": true}",
                "{\"mode\": 0}",
                "{\"rate\": \"25\"}",
                "{\"id\": 1, \"id\": 2}",
                "{\"sources\": [{\"id\": 1, \"signed\": \"true\"}]}",
                "{\"sources\": [{\"id\": 1, \"signed\": 1}]}",
                "{\"name\": 5}",
                "{\"name\": 1.5}",
                "{\"name\": true}",
                "{\"nothing\": 1}",
                "{} {}"
            })
    void shouldRefuseWhatIsNotWrittenAsTheDocumentSays(final String json) {
        assertThatThrownBy(() -> JsonBody.MAPPER.readValue(json, MatchDocument.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void shouldTakeAWholeNumberWhereAFractionMayStand() throws Exception {
        assertThat(JsonBody.MAPPER
                        .readValue("{\"id\": 1, \"rate\": 25}", MatchDocument.class)
                        .rate())
                .isEqualTo(25.0);
    }
}
