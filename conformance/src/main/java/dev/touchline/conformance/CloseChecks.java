package dev.touchline.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Provokes every close code. One thread. */
final class CloseChecks {
    private static final int FLOOD = 2_000;
    private static final int FRAMES_A_ROUND = 200;
    private static final int MOST_ROUNDS = 300;
    /** A client that more waits for is too slow. */
    private static final long QUEUE_BYTES = 4 << 20;

    private final Stage stage;

    CloseChecks(final Stage stage) {
        this.stage = stage;
    }

    void addTo(final Map<String, Check> checks) {
        checks.put("close code 4400", this::badMessages);
        checks.put("close code 4401", this::wrongToken);
        checks.put("close code 4403", this::tokenNotMadeForAddresses);
        checks.put("close code 4406", this::otherSubprotocol);
        checks.put("close code 4408", this::noIdentify);
        checks.put("close code 4409", this::tooSlow);
        checks.put("close code 4410", this::removed);
        checks.put("close code 4429", this::flood);
        checks.put("close code 4503", this::stopped);
    }

    private static String expect(final int code, final LiveProbe probe, final String after)
            throws InterruptedException {
        final int closed = probe.awaitClose();
        Mismatch.unless(closed == code, "expected " + code + ", got " + closed + " after " + after);
        return "after " + after;
    }

    private String badMessages() throws InterruptedException {
        for (final String message : new String[] {
            "not json", "[]", "{}", "{'t':1}", "{'t':'ping','n':1,'t0':0} x", "{'t':'ping','n':1,'n':2,'t0':0}"
        }) {
            try (LiveProbe probe = stage.ready()) {
                probe.send(message);
                expect(4400, probe, message);
            }
        }
        try (LiveProbe probe = stage.ready()) {
            probe.sendRaw("{\"t\":\"" + "x".repeat(70_000) + "\"}");
            expect(4400, probe, "70,000 characters");
        }
        try (LiveProbe probe = stage.ready()) {
            probe.sendBinary(8);
            return expect(4400, probe, "a binary message, one of 70,000 characters, and six malformed ones");
        }
    }

    private String wrongToken() throws InterruptedException {
        try (LiveProbe probe = stage.ready("not-a-token")) {
            return expect(4401, probe, "a wrong token");
        }
    }

    private String tokenNotMadeForAddresses() throws IOException, InterruptedException {
        final JsonNode token = stage.token("{'name':'conformance','role':'viewer'}");
        final URI address =
                URI.create(stage.liveUrl() + "?token=" + token.path("secret").asText());
        try (LiveProbe probe = stage.connect(address, Stage.JSON)) {
            return expect(4403, probe, "a token in the address that was not made for it");
        } finally {
            stage.http().send("DELETE", "/api/v1/tokens/" + token.path("id").asText(), null);
        }
    }

    private String otherSubprotocol() throws InterruptedException {
        try (LiveProbe probe = stage.connect(stage.liveUrl(), "touchline.v99.json")) {
            return expect(4406, probe, "a subprotocol that there is not");
        }
    }

    private String noIdentify() throws InterruptedException {
        try (LiveProbe probe = stage.connect()) {
            return expect(4408, probe, "ten seconds without identify");
        }
    }

    private String tooSlow() throws IOException, InterruptedException, NotTestable {
        stage.match().awaitFeed();
        try (LiveProbe probe = stage.ready()) {
            probe.send(Stage.sub(1, stage.match().channel("frames"), ",'policy':'all'"));
            probe.await("subok");
            probe.pause();
            for (int round = 0; round < MOST_ROUNDS && waiting(probe) < QUEUE_BYTES; round++) {
                stage.match().play(FRAMES_A_ROUND);
            }
            probe.drain();
            return expect(4409, probe, "not reading what a feed sends");
        }
    }

    /** What waits for it at the server, bytes; more than there can be once the server has let it go. */
    private long waiting(final LiveProbe probe) throws IOException, InterruptedException {
        final HttpProbe.Answer client = stage.http().send("GET", "/api/v1/clients/" + probe.clientId(), null);
        return client.status() == 200 ? client.body().path("queuedBytes").asLong() : Long.MAX_VALUE;
    }

    private String removed() throws IOException, InterruptedException {
        try (LiveProbe probe = stage.ready()) {
            final String id = probe.await("ready").path("clientId").asText();
            stage.http().send("DELETE", "/api/v1/clients/" + id, null);
            return expect(4410, probe, "an operator removed it");
        }
    }

    private String flood() throws InterruptedException {
        try (LiveProbe probe = stage.ready()) {
            for (int i = 0; i < FLOOD && probe.sendRaw("{\"t\":\"ping\",\"n\":1,\"t0\":0}"); i++) {
                // As many as it takes, without a pause.
            }
            return expect(4429, probe, "up to " + FLOOD + " messages without a pause");
        }
    }

    private String stopped() throws InterruptedException, NotTestable {
        final Runnable stop =
                stage.target().stop().orElseThrow(() -> new NotTestable("the server would have to be stopped"));
        try (LiveProbe probe = stage.ready()) {
            probe.await("ready");
            stop.run();
            probe.await("bye");
            return expect(4503, probe, "the server stopped, which it said in bye");
        }
    }
}
