package dev.touchline.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the checks share: the server, its documents, a match, and everything that was wrong with a message. One thread. */
final class Stage {
    static final String JSON = "touchline.v1.json";

    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final ConformanceTarget target;
    private final HttpProbe http;
    private final Documents documents;
    private final ProbeMatch match;
    private final URI liveUrl;

    Stage(final ConformanceTarget target, final HttpProbe http, final Documents documents, final ProbeMatch match)
            throws IOException, InterruptedException {
        this.target = target;
        this.http = http;
        this.documents = documents;
        this.match = match;
        liveUrl = URI.create(http.get("/api/v1/server").path("liveUrl").asText());
    }

    ConformanceTarget target() {
        return target;
    }

    HttpProbe http() {
        return http;
    }

    ProbeMatch match() {
        return match;
    }

    URI liveUrl() {
        return liveUrl;
    }

    /** What did not fit its schema, of all that came so far. */
    List<String> faults() {
        return faults;
    }

    LiveProbe connect() {
        return LiveProbe.connect(liveUrl, JSON, this::seen);
    }

    private void seen(final JsonNode message) {
        faults.addAll(documents.faults(message));
    }

    LiveProbe connect(final URI address, final String subprotocol) {
        return LiveProbe.connect(address, subprotocol, this::seen);
    }

    /** Connects and identifies, with a token that may be null. */
    LiveProbe ready(final String token) throws InterruptedException {
        final LiveProbe probe = connect();
        probe.send(identify(token));
        return probe;
    }

    LiveProbe ready() throws InterruptedException {
        return ready(target.token());
    }

    static String identify(final String token) {
        final String said = token == null ? "" : ",'token':'" + token + "'";
        return "{'t':'identify','v':1,'client':{'name':'conformance','kind':'test'}" + said + "}";
    }

    static String sub(final int id, final String channel, final String more) {
        return "{'t':'sub','id':" + id + ",'channel':'" + channel + "'" + more + "}";
    }

    /** Makes a token; the answer has its {@code id} and {@code secret}. */
    JsonNode token(final String document) throws IOException, InterruptedException {
        final HttpProbe.Answer made = http.send("POST", "/api/v1/tokens", document.replace('\'', '"'));
        Mismatch.unless(made.status() == 201, "a token cannot be made: " + made);
        return made.body();
    }
}
