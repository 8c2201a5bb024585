package dev.touchline.overlay.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchline.engine.state.MatchEvent;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.contract.ContractDocument;
import dev.touchline.overlay.wire.CloseCode;
import dev.touchline.overlay.wire.Policy;
import dev.touchline.overlay.wire.RowField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The words of the documents are those of the code, no more and no fewer. */
@Timeout(30)
class ContractWordsTest {
    private static final String WHERE = "the words in overlay-api/src/main/resources/dev/touchline/overlay/contract/%s";

    private final JsonNode live = ContractDocument.LIVE.read();
    private final JsonNode http = ContractDocument.HTTP.read();

    private static List<String> texts(final JsonNode list) {
        final List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static List<String> names(final Stream<? extends Enum<?>> constants) {
        return constants
                .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    @Test
    void shouldNameEveryErrorCodeAndNoOther() {
        final List<String> codes =
                Stream.of(ErrorCode.values()).map(ErrorCode::code).toList();

        assertThat(texts(live.at("/components/schemas/ErrorCode/enum")))
                .as(WHERE, "asyncapi/base.yaml, ErrorCode")
                .containsExactlyInAnyOrderElementsOf(codes);
        assertThat(texts(http.at("/components/schemas/Problem/properties/type/enum")))
                .as(WHERE, "openapi/base.yaml, Problem.type")
                .containsExactlyInAnyOrderElementsOf(codes.stream()
                        .map(code -> "urn:touchline:problem:" + code)
                        .toList());
        assertThat(codes).containsAll(texts(live.get("x-suberr-codes")));
    }

    @Test
    void shouldNameEveryCloseCodeAndNoOther() {
        final List<String> documented = new ArrayList<>();
        live.get("x-close-codes")
                .forEach(code -> documented.add(
                        code.get("code").asInt() + " " + code.get("name").asText()));

        assertThat(documented)
                .as(WHERE, "asyncapi/base.yaml, x-close-codes")
                .containsExactlyInAnyOrderElementsOf(Stream.of(CloseCode.values())
                        .map(code -> code.number() + " "
                                + code.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList());
    }

    @Test
    void shouldNameEveryFieldOfFrames() {
        assertThat(texts(live.at("/components/schemas/RowField/enum")))
                .as(WHERE, "asyncapi/streams.yaml, RowField")
                .containsExactlyElementsOf(
                        Stream.of(RowField.values()).map(RowField::label).toList());
    }

    @Test
    void shouldNameEveryKindOfEvent() {
        final List<String> kinds = names(Stream.of(MatchEvent.Kind.values()));

        assertThat(texts(live.at("/components/schemas/event/properties/kind/enum")))
                .as(WHERE, "asyncapi/streams.yaml, event.kind")
                .containsExactlyInAnyOrderElementsOf(kinds);
        assertThat(texts(http.at("/components/schemas/Event/properties/kind/enum")))
                .as(WHERE, "openapi/analysis.yaml, Event.kind")
                .containsExactlyInAnyOrderElementsOf(kinds);
    }

    @Test
    void shouldNameEveryPolicy() {
        assertThat(texts(live.at("/components/schemas/sub/properties/policy/enum")))
                .as(WHERE, "asyncapi/streams.yaml, sub.policy")
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Policy.values()).map(Policy::label).toList());
    }
}
