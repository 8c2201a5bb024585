package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** API tokens on the live socket: what they allow, and that it ends with them. */
@Timeout(60)
class LiveTokenSystemTest extends TokenFixture {
    @Test
    void shouldTellTheRoleOverTheLiveSocketAndRefuseOtherMatches() throws Exception {
        final String token = secret("{\"name\":\"engine\",\"role\":\"graphics\",\"matchIds\":[1]}");
        try (RecordingClient client = RecordingClient.connect(program.server())) {
            client.send("{\"t\":\"identify\",\"v\":1,\"token\":\"" + token + "\"}");
            assertThat(client.await("ready").get("role").asText()).isEqualTo("graphics");

            client.subscribe(1, "match/2/frames", "");
            assertThat(client.await("suberr").get("code").asText()).isEqualTo("forbidden");
            client.subscribe(2, "match/1/frames", "");
            client.await("subok");
        }
    }

    @Test
    void shouldHoldGraphicsBackByTheMatchsDelayUnlessTheySayAnother() throws Exception {
        as(ADMIN, "PUT", "/api/v1/matches/1", "{\"delayMs\":750}");
        final String graphics = secret("{\"name\":\"engine\",\"role\":\"graphics\"}");
        final String viewer = secret("{\"name\":\"screen\",\"role\":\"viewer\"}");
        try (RecordingClient engine = RecordingClient.connect(program.server());
                RecordingClient screen = RecordingClient.connect(program.server())) {
            engine.send("{\"t\":\"identify\",\"v\":1,\"token\":\"" + graphics + "\"}");
            screen.send("{\"t\":\"identify\",\"v\":1,\"token\":\"" + viewer + "\"}");
            engine.await("ready");
            screen.await("ready");

            engine.subscribe(1, "match/1/frames", "");
            engine.subscribe(2, "match/1/frames", ",\"rate\":[25,1],\"delayMs\":0");
            engine.subscribe(3, "match/1/events", "");
            engine.subscribe(4, "match/1/heat/ball", "");
            screen.subscribe(5, "match/1/frames", "");

            assertThat(delayMs(engine, 1)).isEqualTo(750);
            assertThat(delayMs(engine, 2)).isZero();
            assertThat(delayMs(engine, 3)).isEqualTo(750);
            assertThat(delayMs(engine, 4)).isZero();
            assertThat(delayMs(screen, 5)).isZero();
            as(ADMIN, "PUT", "/api/v1/matches/1", "{\"delayMs\":100}");
            engine.subscribe(6, "match/1/frames", ",\"rate\":[5,1]");
            assertThat(delayMs(engine, 6)).isEqualTo(100);
            final JsonNode running =
                    MAPPER.readTree(as(ADMIN, "GET", "/api/v1/clients", null).body());
            assertThat(running.findValues("delayMs").stream().map(JsonNode::asInt))
                    .as("of those that were there before")
                    .containsExactlyInAnyOrder(750, 0, 750, 0, 0, 100);
        }
    }

    private static int delayMs(final RecordingClient client, final int id) {
        return client.await(message -> message.path("t").asText().equals("subok")
                        && message.get("id").asInt() == id)
                .at("/effective/delayMs")
                .asInt();
    }

    @Test
    void shouldEndTheSessionsOfARevokedTokenAndNoOthers() throws Exception {
        final JsonNode token = make("{\"name\":\"engine\",\"role\":\"graphics\"}");
        try (RecordingClient client = RecordingClient.connect(program.server());
                RecordingClient bystander = RecordingClient.connect(program.server())) {
            client.send("{\"t\":\"identify\",\"v\":1,\"token\":\""
                    + token.get("secret").asText() + "\"}");
            bystander.send("{\"t\":\"identify\",\"v\":1,\"token\":\"" + ADMIN + "\"}");
            client.await("ready");
            bystander.await("ready");

            as(ADMIN, "DELETE", "/api/v1/tokens/" + token.get("id").asText(), null);

            final JsonNode bye = client.await("bye");
            assertThat(bye.get("code").asInt()).isEqualTo(4401);
            assertThat(bye.get("reconnect").asBoolean()).isFalse();
            assertThat(client.awaitClose()).isEqualTo(4401);
            bystander.send("{\"t\":\"ping\",\"n\":1,\"t0\":0}");
            bystander.await("pong");
        }
    }

    @Test
    void shouldEndTheSessionsOfATokenThatExpires() throws Exception {
        final String expiresAt = Instant.now().plusSeconds(3).toString();
        final String token = secret("{\"name\":\"engine\",\"role\":\"graphics\",\"expiresAt\":\"" + expiresAt + "\"}");
        try (RecordingClient client = RecordingClient.connect(program.server())) {
            client.send("{\"t\":\"identify\",\"v\":1,\"token\":\"" + token + "\"}");
            client.await("ready");

            assertThat(client.awaitClose()).isEqualTo(4401);
            assertThat(client.closeReason()).isEqualTo("the token was revoked or has expired");
            assertThat(as(token, "GET", "/api/v1/matches", null).statusCode()).isEqualTo(401);
        }
    }
}
