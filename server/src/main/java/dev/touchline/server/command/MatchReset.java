package dev.touchline.server.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a control plane to start a match anew. */
final class MatchReset {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int ACCEPTED = 202;

    private MatchReset() {}

    static boolean reset(final URI control, final long match, final String token) throws InterruptedException {
        final HttpRequest.Builder request = HttpRequest.newBuilder(
                        control.resolve("/api/v1/matches/" + match + "/reset"))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.noBody());
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return HttpClient.newHttpClient()
                            .send(request.build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == ACCEPTED;
        } catch (final IOException e) {
            return false;
        }
    }
}
