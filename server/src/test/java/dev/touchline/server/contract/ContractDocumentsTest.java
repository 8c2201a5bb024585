package dev.touchline.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The documents by themselves: references lead somewhere, examples are valid, and what fits no schema is found. */
@Timeout(30)
class ContractDocumentsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void shouldHaveNoReferenceThatLeadsNowhere() {
        assertThat(deadReferences(LiveContract.THE.document())).isEmpty();
        assertThat(deadReferences(HttpContract.THE.document())).isEmpty();
    }

    private static List<String> deadReferences(final JsonNode document) {
        final List<String> dead = new ArrayList<>();
        for (final JsonNode reference : document.findValues("$ref")) {
            if (document.at(reference.asText().substring(1)).isMissingNode()) {
                dead.add(reference.asText());
            }
        }
        return dead;
    }

    @Test
    void shouldHaveAValidExampleOfEveryMessage() {
        LiveContract.THE.document().at("/components/messages").properties().forEach(message -> {
            assertThat(message.getValue().path("examples")).as(message.getKey()).isNotEmpty();
            for (final JsonNode example : message.getValue().get("examples")) {
                assertThat(LiveContract.THE.faults(message.getKey(), example.get("payload")))
                        .isEmpty();
            }
        });
    }

    @Test
    void shouldSayWhoSendsEachMessage() {
        LiveContract.THE
                .document()
                .at("/components/messages")
                .fieldNames()
                .forEachRemaining(
                        name -> assertThat(LiveContract.THE.fromServer().contains(name)
                                        || LiveContract.THE.toServer().contains(name))
                                .as(name)
                                .isTrue());
    }

    @Test
    void shouldSayNothingOfMessagesThatToolsOfAsyncApiDoNotUnderstand() {
        // AsyncAPI's schemas are those of JSON Schema draft 07, where what came later is ignored or means something
        // else.
        final JsonNode schemas = LiveContract.THE.document().at("/components/schemas");

        for (final String later : List.of("prefixItems", "unevaluatedProperties", "dependentSchemas", "$defs")) {
            assertThat(schemas.findValues(later)).as(later).isEmpty();
        }
        assertThat(schemas.findParents("$ref"))
                .as("what stands beside a $ref is ignored")
                .allSatisfy(reference -> assertThat(reference.size()).isEqualTo(1));
    }

    @Test
    void shouldFindAFieldThatTheDocumentDoesNotHave() throws Exception {
        final JsonNode gap =
                MAPPER.readTree("{\"t\":\"gap\",\"stream\":1,\"from\":1,\"to\":2,\"why\":\"source\",\"more\":1}");

        assertThat(LiveContract.THE.faultsFromServer(gap))
                .hasSize(1)
                .first()
                .asString()
                .contains("more");
    }

    @Test
    void shouldFindAMessageThatTheDocumentDoesNotHave() throws Exception {
        final JsonNode dance = MAPPER.readTree("{\"t\":\"dance\"}");

        assertThat(LiveContract.THE.faultsFromServer(dance))
                .hasSize(1)
                .first()
                .asString()
                .contains("t=dance");
    }
}
