package dev.touchline.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;

/** Provokes every error code, over HTTP or the live socket. One thread. */
final class ErrorChecks {
    private static final String MATCHES = "/api/v1/matches";
    private static final int MORE_THAN_A_CLIENT_MAY = 40;
    private static final int HALF_OF_WHAT_A_TOKEN_MAY = 12;
    private static final int FLOOD = 2_000;

    private final Stage stage;
    private final HttpProbe http;

    ErrorChecks(final Stage stage) {
        this.stage = stage;
        http = stage.http();
    }

    void addTo(final Map<String, Check> checks) {
        checks.put("error bad-request", () -> problem("bad-request", "POST", MATCHES, "not json"));
        checks.put(
                "error not-authenticated",
                () -> HttpProbe.expect("not-authenticated", http.sendAs("not-a-token", "GET", MATCHES, null)));
        checks.put("error forbidden", this::forbidden);
        checks.put("error not-found", () -> problem("not-found", "GET", "/api/v1/nothing", null));
        checks.put("error unknown-match", () -> problem("unknown-match", "GET", MATCHES + "/4294967295", null));
        checks.put("error unknown-channel", () -> refused("unknown-channel", Stage.sub(1, "weather", "")));
        checks.put("error method-not-allowed", () -> problem("method-not-allowed", "DELETE", "/api/v1/server", null));
        checks.put("error conflict", this::conflict);
        checks.put("error precondition-failed", this::preconditionFailed);
        checks.put(
                "error too-large",
                () -> problem("too-large", "POST", MATCHES, "{\"name\":\"" + "x".repeat(3 << 20) + "\"}"));
        checks.put(
                "error unsupported-media-type",
                () -> HttpProbe.expect(
                        "unsupported-media-type", http.send("POST", MATCHES, "{}", "Content-Type", "text/plain")));
        checks.put("error invalid", () -> problem("invalid", "POST", MATCHES, "{\"rate\":-1}"));
        checks.put("error duplicate-id", () -> refused("duplicate-id", frames(1, ""), frames(1, "")));
        checks.put(
                "error not-supported",
                () -> refused("not-supported", Stage.sub(1, stage.match().channel("heat/ball"), ",'delayMs':100")));
        checks.put("error too-many-streams", this::tooManyStreams);
        checks.put("error rate-limited", this::rateLimited);
        checks.put("error busy", notFromOutside("the engine's queue would have to be full"));
        checks.put("error store-unavailable", notFromOutside("the database would have to fail"));
        checks.put("error internal", notFromOutside("the server would have to be at fault"));
    }

    private static Check notFromOutside(final String why) {
        return () -> {
            throw new NotTestable(why);
        };
    }

    private String frames(final int id, final String more) {
        return Stage.sub(id, stage.match().channel("frames"), more);
    }

    private String problem(final String code, final String method, final String path, final String body)
            throws IOException, InterruptedException {
        return HttpProbe.expect(code, http.send(method, path, body));
    }

    /** Over HTTP, and by a second subscription to one stream. */
    private String conflict() throws IOException, InterruptedException {
        final String match = "{\"id\":" + stage.match().id() + ",\"name\":\"Another\"}";
        return problem("conflict", "POST", MATCHES, match) + "; "
                + refused("conflict", frames(1, ""), frames(2, ",'delayMs':100"));
    }

    private String forbidden() throws IOException {
        final String status = http.statusWithHost("elsewhere.example");
        Mismatch.unless(status.contains(" 403"), "expected 403 to another Host, got " + status);
        return "HTTP 403 to a Host that is not ours";
    }

    private String preconditionFailed() throws IOException, InterruptedException {
        return HttpProbe.expect(
                "precondition-failed",
                http.send(
                        "PUT",
                        stage.match().path() + "/pitch",
                        "{\"lengthMetres\":105,\"widthMetres\":68}",
                        "If-Match",
                        "\"of-another-time\""));
    }

    private String refused(final String code, final String... messages) throws InterruptedException {
        try (LiveProbe probe = stage.ready()) {
            for (final String message : messages) {
                probe.send(message);
            }
            final JsonNode refusal = probe.await("suberr");
            Mismatch.unless(refusal.path("code").asText().equals(code), "expected " + code + ", got " + refusal);
            return "suberr: " + refusal.path("message").asText();
        }
    }

    private String tooManyStreams() throws IOException, InterruptedException {
        final String[] subs = new String[MORE_THAN_A_CLIENT_MAY];
        for (int i = 0; i < subs.length; i++) {
            subs[i] = Stage.sub(i, stage.match().channel("frames"), ",'rate':[1,1],'objects':[" + i + "]");
        }
        return refused("too-many-streams", subs) + "; " + tooManyStreamsOfOneToken();
    }

    /** Each of its two clients has few enough for one. */
    private String tooManyStreamsOfOneToken() throws IOException, InterruptedException {
        final JsonNode token = stage.token("{'name':'conformance','role':'viewer'}");
        final String secret = token.path("secret").asText();
        try (LiveProbe first = stage.ready(secret);
                LiveProbe second = stage.ready(secret)) {
            for (int i = 0; i < HALF_OF_WHAT_A_TOKEN_MAY; i++) {
                first.send(frames(i, ",'rate':[1,1],'objects':[" + i + "]"));
            }
            // A heartbeat that names all its streams: they are there before the other asks.
            first.await(
                    "hb with all its streams", message -> message.path("head").size() == HALF_OF_WHAT_A_TOKEN_MAY);
            for (int i = 0; i <= HALF_OF_WHAT_A_TOKEN_MAY; i++) {
                second.send(frames(i, ",'rate':[2,1],'objects':[" + i + "]"));
            }
            final JsonNode refusal = second.await("suberr");
            Mismatch.unless(
                    refusal.path("id").asInt() == HALF_OF_WHAT_A_TOKEN_MAY
                            && refusal.path("code").asText().equals("too-many-streams"),
                    "expected too-many-streams to the last, got " + refusal);
            return "suberr: " + refusal.path("message").asText();
        } finally {
            stage.http().send("DELETE", "/api/v1/tokens/" + token.path("id").asText(), null);
        }
    }

    private String rateLimited() throws InterruptedException {
        try (LiveProbe probe = stage.ready()) {
            for (int i = 0; i < FLOOD && probe.sendRaw("{\"t\":\"ping\",\"n\":1,\"t0\":0}"); i++) {
                // As many as it takes, without a pause.
            }
            final JsonNode error = probe.await("err");
            Mismatch.unless(error.path("code").asText().equals("rate-limited"), "expected rate-limited, got " + error);
            return "err: " + error.path("message").asText();
        }
    }
}
