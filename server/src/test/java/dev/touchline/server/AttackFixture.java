package dev.touchline.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchline.server.config.ConfigKey;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A program that asks for a token, with tokens that may little, and raw sockets to say to it what no library would. */
abstract class AttackFixture {
    static final ObjectMapper MAPPER = new ObjectMapper();
    static final String ADMIN = "correct horse";

    static TestServer program;
    static String viewer;
    static String producerOfOne;
    static String query;

    @BeforeAll
    static void open() throws Exception {
        program = TestServer.open(Map.of(ConfigKey.TOKEN, ADMIN));
        admin("PUT", "/api/v1/matches/1", "{}");
        admin("PUT", "/api/v1/matches/2", "{}");
        viewer = make("{\"name\":\"v\",\"role\":\"viewer\"}");
        producerOfOne = make("{\"name\":\"p\",\"role\":\"producer\",\"matchIds\":[1]}");
        query = make("{\"name\":\"q\",\"role\":\"viewer\",\"matchIds\":[1],\"query\":true}");
    }

    @AfterAll
    static void close() {
        program.close();
    }

    static HttpResponse<String> admin(final String method, final String path, final String json) throws Exception {
        return program.send(method, path, json, "Authorization", "Bearer " + ADMIN);
    }

    static String make(final String json) throws Exception {
        return MAPPER.readTree(admin("POST", "/api/v1/tokens", json).body())
                .get("secret")
                .asText();
    }

    static String http(final String request) throws IOException {
        try (RawSocket client = RawSocket.connect(program.server().httpPort())) {
            client.send(request);
            return client.readHead();
        }
    }

    static String get(final String target, final String headers) throws IOException {
        return http("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + "\r\n");
    }

    static int livePort() {
        return program.server().liveAddress().getPort();
    }

    static String handshake(final String target, final String headers) throws IOException {
        try (RawSocket client = RawSocket.connect(livePort())) {
            client.send(RawSocket.handshake(target, headers));
            return client.readHead();
        }
    }
}
