package dev.touchline.overlay.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchline.overlay.contract.ContractDocument;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RequestBodyTest {
    private static final Set<String> WRITES = Set.of("post", "put", "patch");

    @Test
    void shouldAskABodyWhereverTheDocumentRequiresOneAndNowhereElse() {
        final JsonNode paths = ContractDocument.HTTP.read().get("paths");
        paths.properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> WRITES.contains(operation.getKey()))
                        .forEach(operation -> assertThat(RequestBody.mayBeMissing(path.getKey()))
                                .as("%s %s", operation.getKey(), path.getKey())
                                .isNotEqualTo(operation
                                        .getValue()
                                        .at("/requestBody/required")
                                        .asBoolean())));
        assertThat(paths.size()).isGreaterThan(10);
    }
}
