package dev.touchline.load.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchline.load.feed.SendClock;
import dev.touchline.load.live.ClientRate;
import dev.touchline.load.live.LiveClients;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The clients' own process: one line of JSON in, one out, until the input ends. The first line says whom to connect to:
 * {@code {"live": URL, "count": N, "token": TEXT or null}}; the others are {@code {"do": "subscribe", "matches": [ID], "rate":
 * "60/1" or null, "measured": true}} and {@code {"do": "result"}}. An answer with {@code error} says what failed.
 */
public final class ClientsMain {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ClientsMain() {}

    public static void main(final String[] args) throws IOException {
        final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        final String line = in.readLine();
        if (line == null) {
            return;
        }
        final JsonNode first = MAPPER.readTree(line);
        try (LiveClients clients = LiveClients.connect(
                URI.create(first.path("live").asText()),
                first.path("count").asInt(),
                text(first.path("token")),
                SendClock.system())) {
            out.println(MAPPER.createObjectNode().put("connected", true));
            answer(clients, in, out);
        } catch (final IOException e) {
            out.println(MAPPER.createObjectNode().put("error", e.getMessage()));
        }
    }

    private static void answer(final LiveClients clients, final BufferedReader in, final PrintStream out)
            throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            try {
                out.println(answer(clients, MAPPER.readTree(line)));
            } catch (final IOException e) {
                out.println(MAPPER.createObjectNode().put("error", e.getMessage()));
            }
        }
    }

    private static ObjectNode answer(final LiveClients clients, final JsonNode request) throws IOException {
        if (request.path("do").asText().equals("result")) {
            return LiveResultJson.of(clients.result());
        }
        final List<Long> matches = new ArrayList<>();
        request.path("matches").forEach(id -> matches.add(id.asLong()));
        clients.subscribe(
                matches,
                text(request.path("rate")).map(ClientRate::parse),
                request.path("measured").asBoolean());
        return MAPPER.createObjectNode().put("subscribed", true);
    }

    private static Optional<String> text(final JsonNode node) {
        return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
    }
}
