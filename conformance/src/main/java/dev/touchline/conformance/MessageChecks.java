package dev.touchline.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** Provokes every message, once. One thread. */
final class MessageChecks {
    /** More than the point takes; if the suite is killed there, the token ends by itself. */
    private static final int TOKEN_SECONDS = 600;

    private final Stage stage;

    MessageChecks(final Stage stage) {
        this.stage = stage;
    }

    void addTo(final Map<String, Check> checks) {
        checks.put("server message hello", () -> first("hello", "{}"));
        checks.put("server message ready", () -> awaited("ready", "{'t':'ping','n':1,'t0':0}"));
        checks.put("server message pong", () -> awaited("pong", "{'t':'ping','n':1,'t0':0}"));
        checks.put("server message hb", () -> awaited("hb", "{'t':'ping','n':1,'t0':0}"));
        checks.put("server message err", () -> awaited("err", "{'t':'dance'}"));
        checks.put("server message subok", () -> awaited("subok", frames(1)));
        checks.put("server message suberr", () -> awaited("suberr", Stage.sub(1, "weather", "")));
        checks.put(
                "server message frame",
                () -> played(frames(1), "frame", () -> stage.match().play(5)));
        checks.put(
                "server message snap",
                () -> played(heat(), "snap", () -> stage.match().play(60)));
        checks.put("server message patch", this::patch);
        checks.put("server message event", () -> played(channel("events"), "event", this::periodBegins));
        checks.put(
                "server message camera",
                () -> played(channel("camera/1"), "camera", () -> stage.match().moveCamera()));
        checks.put("server message gap", this::gap);
        checks.put("server message ctl", this::ctl);
        checks.put("server message bye", this::bye);
        checks.put("client message identify", () -> awaited("ready", "{'t':'ping','n':1,'t0':0}"));
        checks.put("client message sub", () -> awaited("subok", frames(1)));
        checks.put("client message unsub", () -> accepted(frames(1), "{'t':'unsub','id':1}"));
        checks.put("client message ping", () -> awaited("pong", "{'t':'ping','n':1,'t0':0}"));
        checks.put("client message pong", () -> accepted("{'t':'pong','n':1,'t0':0,'t1':0,'t2':0}"));
        checks.put(
                "client message stats",
                () -> accepted(
                        "{'t':'stats','fps':50,'dropped':0,'lastSeq':1,'ageMs':20,'bufMs':90,'offsetUs':0,'rttUs':800}"));
    }

    private String frames(final int id) {
        return Stage.sub(id, stage.match().channel("frames"), "");
    }

    private String channel(final String name) {
        return Stage.sub(1, stage.match().channel(name), ",'policy':'all'");
    }

    private String heat() {
        return Stage.sub(1, stage.match().channel("heat/ball"), "");
    }

    private String first(final String type, final String unused) throws InterruptedException {
        try (LiveProbe probe = stage.connect()) {
            return shown(probe.await("anything", message -> true), type);
        }
    }

    private static String shown(final JsonNode message, final String type) {
        Mismatch.unless(message.path("t").asText().equals(type), "expected " + type + ", got " + message);
        final String text = message.toString();
        return text.length() <= 100 ? text : text.substring(0, 100) + "...";
    }

    private String awaited(final String type, final String question) throws InterruptedException {
        try (LiveProbe probe = stage.ready()) {
            probe.send(question);
            return shown(probe.await(type), type);
        }
    }

    /** Messages that are not answered: what comes after them is, and nothing complains. */
    private String accepted(final String... messages) throws InterruptedException {
        try (LiveProbe probe = stage.ready()) {
            for (final String message : messages) {
                probe.send(message);
            }
            probe.send("{'t':'ping','n':99,'t0':0}");
            final JsonNode next = probe.await(
                    "pong",
                    message -> message.path("t").asText().equals("err")
                            || message.path("n").asInt() == 99);
            Mismatch.unless(next.path("t").asText().equals("pong"), "complained of: " + next);
            return "taken without complaint";
        }
    }

    private String played(final String sub, final String type, final Runnable play)
            throws IOException, InterruptedException, NotTestable {
        stage.match().awaitFeed();
        try (LiveProbe probe = stage.ready()) {
            probe.send(sub);
            probe.await("subok");
            play.run();
            return shown(probe.await(type), type);
        }
    }

    /** The clock says a period, then none, then one: whatever it said before, something begins or ends. */
    private void periodBegins() {
        stage.match().kickOff();
        stage.match().breakOff();
    }

    private String patch() throws IOException, InterruptedException, NotTestable {
        stage.match().awaitFeed();
        try (LiveProbe probe = stage.ready()) {
            probe.send(heat());
            probe.await("subok");
            stage.match().play(60);
            probe.await("snap");
            stage.match().play(60);
            return shown(probe.await("patch"), "patch");
        }
    }

    private String gap() throws IOException, InterruptedException, NotTestable {
        return played(frames(1), "gap", () -> {
            stage.match().play(5);
            try {
                stage.match().startAnew();
            } catch (final IOException e) {
                throw new Mismatch("the match cannot be reset: reason=" + e.getMessage());
            } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private String ctl() throws IOException, InterruptedException {
        try (LiveProbe probe = stage.ready()) {
            final String id = probe.await("ready").path("clientId").asText();
            final HttpProbe.Answer answer =
                    stage.http().send("POST", "/api/v1/clients/" + id + "/commands", "{\"command\":\"identify\"}");
            Mismatch.unless(answer.status() == 202, "the command was not taken: " + answer);
            return shown(probe.await("ctl"), "ctl");
        }
    }

    /** A token that is revoked ends its sessions, after saying so. */
    private String bye() throws IOException, InterruptedException {
        final String soon = Instant.now().plusSeconds(TOKEN_SECONDS).toString();
        final JsonNode token = stage.token("{'name':'conformance','role':'viewer','expiresAt':'" + soon + "'}");
        final String path = "/api/v1/tokens/" + token.path("id").asText();
        try (LiveProbe probe = stage.ready(token.path("secret").asText())) {
            probe.await("ready");
            stage.http().send("DELETE", path, null);
            return shown(probe.await("bye"), "bye");
        } finally {
            // Gone already, unless something failed before.
            stage.http().send("DELETE", path, null);
        }
    }
}
