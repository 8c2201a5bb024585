package dev.touchline.load.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What a live client says, in the overlay protocol's words. Any thread. */
final class LiveMessages {
    private LiveMessages() {}

    static ObjectNode identify(final String name, final Optional<String> token) {
        final ObjectNode message = node("identify").put("v", 1);
        token.ifPresent(value -> message.put("token", value));
        message.putObject("client").put("name", name).put("kind", "load").put("engine", "touchline-load");
        return message;
    }

    /** A subscription to a match's frames; its id is missing. */
    static ObjectNode subscribe(final long matchId, final Optional<ClientRate> rate) {
        final ObjectNode message = node("sub");
        message.put("channel", "match/" + matchId + "/frames").put("policy", "latest");
        rate.ifPresent(value -> message.putArray("rate").add(value.numerator()).add(value.denominator()));
        return message;
    }

    static ObjectNode unsubscribe(final int id) {
        return node("unsub").put("id", id);
    }

    /** The answer to a ping, us. */
    static ObjectNode pong(final JsonNode ping, final long receivedUs, final long sentUs) {
        final ObjectNode message = node("pong");
        message.set("n", ping.path("n"));
        message.set("t0", ping.path("t0"));
        return message.put("t1", receivedUs).put("t2", sentUs);
    }

    private static ObjectNode node(final String type) {
        return JsonNodeFactory.instance.objectNode().put("t", type);
    }
}
