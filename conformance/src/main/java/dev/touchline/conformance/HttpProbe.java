package dev.touchline.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Speaks HTTP to the server, with the token. One thread. */
final class HttpProbe {
    static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String PROBLEM = "urn:touchline:problem:";

    /** An answer, its body read as JSON when it is. */
    record Answer(int status, String type, JsonNode body) {}

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final ConformanceTarget target;

    HttpProbe(final ConformanceTarget target) {
        this.target = target;
    }

    Answer send(final String method, final String path, final String body, final String... headers)
            throws IOException, InterruptedException {
        return sendAs(target.token(), method, path, body, headers);
    }

    /** The same with another token, or none. */
    Answer sendAs(
            final String token, final String method, final String path, final String body, final String... headers)
            throws IOException, InterruptedException {
        final HttpRequest.Builder request = HttpRequest.newBuilder(target.http().resolve(path))
                .timeout(TIMEOUT)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null && !String.join(" ", headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        final HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(
                answer.statusCode(), answer.headers().firstValue("Content-Type").orElse(""), json(answer.body()));
    }

    private static JsonNode json(final String text) {
        try {
            return MAPPER.readTree(text);
        } catch (final JsonProcessingException e) {
            return MAPPER.missingNode();
        }
    }

    JsonNode get(final String path) throws IOException, InterruptedException {
        final Answer answer = send("GET", path, null);
        Mismatch.unless(answer.status() == 200, "GET " + path + " answered " + answer.status());
        return answer.body();
    }

    /** Whether an answer is a problem of a code; answers what was seen. */
    static String expect(final String code, final Answer answer) {
        Mismatch.unless(
                answer.body().path("type").asText().equals(PROBLEM + code)
                        && answer.body().path("status").asInt() == answer.status()
                        && answer.type().startsWith("application/problem+json"),
                "expected problem " + code + ", got status=" + answer.status() + ", type=" + answer.type() + ", body="
                        + answer.body());
        return "HTTP " + answer.status() + ": " + answer.body().path("detail").asText();
    }

    /** The status line of a request whose {@code Host} is another, which no client library lets one send. */
    String statusWithHost(final String host) throws IOException {
        try (Socket socket = connect(target.http())) {
            socket.setSoTimeout((int) TIMEOUT.toMillis());
            socket.getOutputStream()
                    .write(("GET /api/v1/server HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            final String line = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            return line == null ? "" : line;
        }
    }

    private static Socket connect(final URI http) throws IOException {
        if (!"https".equalsIgnoreCase(http.getScheme())) {
            return new Socket(http.getHost(), http.getPort() < 0 ? 80 : http.getPort());
        }
        final SSLSocket socket = (SSLSocket)
                SSLSocketFactory.getDefault().createSocket(http.getHost(), http.getPort() < 0 ? 443 : http.getPort());
        final SSLParameters settings = socket.getSSLParameters();
        settings.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(settings);
        return socket;
    }
}
