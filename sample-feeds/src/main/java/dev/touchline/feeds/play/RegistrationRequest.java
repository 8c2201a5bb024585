package dev.touchline.feeds.play;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The request of one registration, sent again while the answer is 503 and says when to. Of the thread that sends it. */
final class RegistrationRequest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
    private static final int BUSY = 503;
    private static final long LONGEST_PAUSE_S = 5;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    private final HttpRequest request;

    /** Throws {@link IllegalArgumentException} when the target is no address of HTTP. */
    RegistrationRequest(final URI target, final String token, final String json) {
        final HttpRequest.Builder building = HttpRequest.newBuilder(target)
                .timeout(REQUEST_TIMEOUT)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json));
        if (!token.isEmpty()) {
            building.header("Authorization", "Bearer " + token);
        }
        request = building.build();
    }

    /** Sends it, and again for as long as the patience lasts; the last answer counts. */
    RegistrationResult send(final Duration patience) throws InterruptedException {
        final long deadlineNs = System.nanoTime() + patience.toNanos();
        try {
            HttpResponse<String> response = exchange();
            while (response.statusCode() == BUSY) {
                final Duration pause = pause(response);
                if (System.nanoTime() + pause.toNanos() - deadlineNs > 0) {
                    break;
                }
                Thread.sleep(pause.toMillis());
                response = exchange();
            }
            return result(response);
        } catch (final IOException e) {
            return new RegistrationResult.Unreachable("control plane does not answer: uri=" + request.uri() + ", cause="
                    + e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage()));
        }
    }

    private HttpResponse<String> exchange() throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** What Retry-After asks for in seconds; a second when it says nothing, or a date. */
    private static Duration pause(final HttpResponse<String> response) {
        final String seconds = response.headers().firstValue("Retry-After").orElse("");
        return Duration.ofSeconds(seconds.matches("\\d{1,9}") ? Math.min(LONGEST_PAUSE_S, Long.parseLong(seconds)) : 1);
    }

    private static RegistrationResult result(final HttpResponse<String> response) {
        final int status = response.statusCode();
        if (status >= 200 && status < 300) {
            return new RegistrationResult.Registered(status);
        }
        String title = "";
        final StringBuilder detail = new StringBuilder();
        try {
            final JsonNode problem = JSON.readTree(response.body());
            title = problem.path("title").asText("");
            detail.append(problem.path("detail").asText(""));
            for (final JsonNode error : problem.path("errors")) {
                detail.append(detail.length() == 0 ? "" : "; ")
                        .append(error.path("field").asText(""))
                        .append(": ")
                        .append(error.path("message").asText(""));
            }
        } catch (final JsonProcessingException e) {
            detail.append("answer is not a problem document");
        }
        return new RegistrationResult.Refused(status, title, detail.toString());
    }
}
