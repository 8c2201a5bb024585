package dev.touchline.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;

/** What a client says beside its subscriptions, as JSON. Pure functions. */
final class ClientMessage {
    private ClientMessage() {}

    private static ObjectNode of(final String type) {
        return JsonNodeFactory.instance.objectNode().put("t", type);
    }

    /**
     * The first message.
     *
     * @param server the address of whom it is for
     * @param lastServer the run of the server that it was at last
     * @param points from where its subscriptions go on; empty when there is nothing to go on with
     */
    static ObjectNode identify(
            final LiveClientContext context, final URI server, final long lastServer, final ArrayNode points) {
        final ObjectNode identify = of("identify").put("v", 1);
        identify.putObject("client")
                .put("name", context.name())
                .put("kind", context.kind())
                .put("engine", "java");
        final String token = context.tokenFor().apply(server);
        if (token != null) {
            identify.put("token", token);
        }
        if (!points.isEmpty()) {
            identify.putObject("resume").put("epoch", lastServer).set("subs", points);
        }
        return identify;
    }

    static ObjectNode ping(final int number, final long nowUs) {
        return of("ping").put("n", number).put("t0", nowUs);
    }

    /** The answer to a ping that came at an instant. */
    static ObjectNode pong(final JsonNode ping, final long receivedUs, final long nowUs) {
        return of("pong")
                .put("n", ping.path("n").asLong())
                .put("t0", ping.path("t0").asLong())
                .put("t1", receivedUs)
                .put("t2", nowUs);
    }
}
