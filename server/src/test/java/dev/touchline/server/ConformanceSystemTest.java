package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.conformance.ConformanceRun;
import dev.touchline.conformance.ConformanceTarget;
import dev.touchline.conformance.Outcome;
import dev.touchline.conformance.Outcome.Verdict;
import dev.touchline.server.config.ConfigKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The conformance suite, which runs against any server, against this one: with and without a token. */
@Timeout(300)
class ConformanceSystemTest {
    private static final List<String> NOT_FROM_OUTSIDE =
            List.of("error busy", "error store-unavailable", "error internal");

    private static void assertConforms(final TestServer program, final String token) throws Exception {
        final List<Outcome> outcomes = new ConformanceRun(outcome -> {})
                .run(new ConformanceTarget(
                        program.http(),
                        token,
                        true,
                        Optional.of(() -> program.server().close())));

        assertThat(outcomes)
                .filteredOn(outcome -> outcome.verdict() == Verdict.FAIL)
                .as("points that fail; a new message or code needs a check in dev.touchline.conformance")
                .isEmpty();
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.verdict() == Verdict.NOT_TESTABLE_HERE)
                .extracting(Outcome::point)
                .containsExactlyInAnyOrderElementsOf(NOT_FROM_OUTSIDE);
    }

    @Test
    void shouldDoAllThatTheDocumentsSayWithoutAToken() throws Exception {
        try (TestServer program = TestServer.open()) {
            assertConforms(program, null);
        }
    }

    @Test
    void shouldDoAllThatTheDocumentsSayWithAToken() throws Exception {
        try (TestServer program = TestServer.open(Map.of(ConfigKey.TOKEN, "a-token-of-the-test"))) {
            assertConforms(program, "a-token-of-the-test");
        }
    }
}
