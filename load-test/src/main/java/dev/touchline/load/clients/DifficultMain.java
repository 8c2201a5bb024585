package dev.touchline.load.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchline.load.feed.SendClock;
import dev.touchline.load.live.ClientRate;
import dev.touchline.load.live.DifficultClients;
import dev.touchline.load.live.LiveAudience;
import dev.touchline.load.scenario.ClientMix;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The difficult clients' own process: one line of JSON in, one out, until the input ends. The first line says what to do:
 * {@code {"live": URL, "matches": [ID], "rate": "60/1" or null, "token": TEXT or null, "mix": {"stalled": N, "trickle": N,
 * "reconnecting": N, "storm": N}, "stormAfterMs": N}}; every other one asks how they fare.
 */
public final class DifficultMain {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private DifficultMain() {}

    public static void main(final String[] args) throws IOException {
        final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        final String line = in.readLine();
        if (line == null) {
            return;
        }
        final JsonNode first = MAPPER.readTree(line);
        final List<Long> matches = new ArrayList<>();
        first.path("matches").forEach(id -> matches.add(id.asLong()));
        final LiveAudience audience = new LiveAudience(
                matches,
                text(first.path("rate")).map(ClientRate::parse),
                text(first.path("token")),
                SendClock.system());
        try (DifficultClients clients = DifficultClients.start(
                URI.create(first.path("live").asText()),
                audience,
                MAPPER.treeToValue(first.path("mix"), ClientMix.class),
                Duration.ofMillis(first.path("stormAfterMs").asLong()))) {
            out.println(MAPPER.createObjectNode().put("started", true));
            while (in.readLine() != null) {
                final ObjectNode answer = MAPPER.createObjectNode();
                clients.results().forEach((kind, result) -> answer.set(kind.label(), JoinResultJson.of(result)));
                out.println(answer);
            }
        }
    }

    private static Optional<String> text(final JsonNode node) {
        return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
    }
}
