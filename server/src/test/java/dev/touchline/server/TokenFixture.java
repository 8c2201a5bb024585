package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchline.server.config.ConfigKey;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A program that asks for a token, and has two matches. */
abstract class TokenFixture {
    static final ObjectMapper MAPPER = new ObjectMapper();
    static final String ADMIN = "correct horse";

    TestServer program;

    @BeforeEach
    void open() throws Exception {
        program = TestServer.open(Map.of(ConfigKey.TOKEN, ADMIN));
        as(ADMIN, "PUT", "/api/v1/matches/1", "{}");
        as(ADMIN, "PUT", "/api/v1/matches/2", "{}");
    }

    @AfterEach
    void close() {
        program.close();
    }

    HttpResponse<String> as(final String token, final String method, final String path, final String json)
            throws Exception {
        return program.send(method, path, json, "Authorization", "Bearer " + token);
    }

    JsonNode make(final String json) throws Exception {
        final HttpResponse<String> made = as(ADMIN, "POST", "/api/v1/tokens", json);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return MAPPER.readTree(made.body());
    }

    String secret(final String json) throws Exception {
        return make(json).get("secret").asText();
    }
}
