package dev.touchline.overlay.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.match.DocumentException;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is answered when a route throws, over a real socket. */
@Timeout(30)
class ProblemAnswersTest {
    private final Javalin javalin = Javalin.create(config -> {
                config.startup.showJavalinBanner = false;
                config.jetty.host = "127.0.0.1";
                config.jetty.port = 0;
                config.routes.get("/fault", request -> {
                    throw new IllegalStateException("password=hunter2");
                });
                config.routes.get("/busy", request -> {
                    throw new DocumentException(ErrorCode.BUSY, "engine queue full");
                });
                ProblemAnswers.addTo(config.routes);
            })
            .start();

    @AfterEach
    void stop() {
        javalin.stop();
    }

    @Test
    void shouldTellNothingOfAFaultButThatItIsOurs() throws Exception {
        final HttpResponse<String> answer = get("/fault");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        final JsonNode problem = new ObjectMapper().readTree(answer.body());
        assertThat(problem.get("type").asText()).isEqualTo("urn:touchline:problem:internal");
        assertThat(answer.body()).doesNotContain("hunter2");
    }

    @Test
    void shouldSayWhenToAskAgain() throws Exception {
        final HttpResponse<String> answer = get("/busy");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("engine queue full");
    }

    @Test
    void shouldSayThatThereIsNoSuchRoute() throws Exception {
        assertThat(get("/nowhere").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(final String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + javalin.port() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
