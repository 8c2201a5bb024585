package dev.touchline.load.clients;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchline.load.live.ClientRate;
import dev.touchline.load.live.LiveResult;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Clients in a JVM of their own, which ends with its input and so with this program at the latest. One thread calls. */
public final class ClientsProcess implements ListeningSide {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonProcess process;

    private ClientsProcess(final JsonProcess process) {
        this.process = process;
    }

    /** Starts the process and waits until every client is connected. */
    public static ClientsProcess start(final URI live, final int count, final Optional<String> token)
            throws IOException {
        final JsonProcess process = JsonProcess.start("the clients' process", ClientsMain.class);
        try {
            // Not among the arguments, which every user of the machine can read.
            final ObjectNode first =
                    MAPPER.createObjectNode().put("live", live.toString()).put("count", count);
            process.ask(first.put("token", token.orElse(null)));
            return new ClientsProcess(process);
        } catch (final IOException e) {
            process.close();
            throw e;
        }
    }

    @Override
    public void subscribe(final List<Long> matchIds, final Optional<ClientRate> rate, final boolean measured)
            throws IOException {
        final ObjectNode request = MAPPER.createObjectNode().put("do", "subscribe");
        matchIds.forEach(request.putArray("matches")::add);
        request.put("rate", rate.map(ClientRate::toString).orElse(null)).put("measured", measured);
        process.ask(request);
    }

    @Override
    public LiveResult result() throws IOException {
        return LiveResultJson.parse(process.ask(MAPPER.createObjectNode().put("do", "result")));
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
