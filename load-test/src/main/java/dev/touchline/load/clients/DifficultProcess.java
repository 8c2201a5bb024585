package dev.touchline.load.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchline.load.live.ClientKind;
import dev.touchline.load.live.ClientRate;
import dev.touchline.load.live.JoinResult;
import dev.touchline.load.live.LiveAudience;
import dev.touchline.load.scenario.ClientMix;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Difficult clients in a JVM of their own, apart from the measured ones too, with what the cores have left: in the field they
 * would be on other machines. One thread calls.
 */
public final class DifficultProcess implements DifficultSide {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonProcess process;

    private DifficultProcess(final JsonProcess process) {
        this.process = process;
    }

    /** Starts the process and lets the clients loose, as {@link dev.touchline.load.live.DifficultClients#start} says. */
    public static DifficultProcess start(
            final URI live, final LiveAudience audience, final ClientMix mix, final Duration stormAfter)
            throws IOException {
        final JsonProcess process = JsonProcess.startAside("the difficult clients' process", DifficultMain.class);
        try {
            final ObjectNode first = MAPPER.createObjectNode().put("live", live.toString());
            audience.matchIds().forEach(first.putArray("matches")::add);
            first.put("rate", audience.rate().map(ClientRate::toString).orElse(null));
            first.put("token", audience.token().orElse(null));
            first.set("mix", MAPPER.valueToTree(mix));
            process.ask(first.put("stormAfterMs", stormAfter.toMillis()));
            return new DifficultProcess(process);
        } catch (final IOException e) {
            process.close();
            throw e;
        }
    }

    @Override
    public Map<ClientKind, JoinResult> results() throws IOException {
        final JsonNode answer = process.ask(MAPPER.createObjectNode().put("do", "results"));
        final Map<ClientKind, JoinResult> results = new EnumMap<>(ClientKind.class);
        for (final ClientKind kind : ClientKind.values()) {
            results.put(kind, JoinResultJson.parse(answer.path(kind.label())));
        }
        return results;
    }

    @Override
    public long cpuNs() {
        return process.cpuNs();
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
