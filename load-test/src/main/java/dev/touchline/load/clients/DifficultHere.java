package dev.touchline.load.clients;

import dev.touchline.load.live.ClientKind;
import dev.touchline.load.live.DifficultClients;
import dev.touchline.load.live.JoinResult;
import dev.touchline.load.live.LiveAudience;
import dev.touchline.load.scenario.ClientMix;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Difficult clients on an event loop of this process. One thread calls. */
public final class DifficultHere implements DifficultSide {
    private final DifficultClients clients;

    /** Lets the clients loose, as {@link DifficultClients#start} says. */
    public DifficultHere(final URI live, final LiveAudience audience, final ClientMix mix, final Duration stormAfter) {
        clients = DifficultClients.start(live, audience, mix, stormAfter);
    }

    @Override
    public Map<ClientKind, JoinResult> results() {
        return clients.results();
    }

    @Override
    public long cpuNs() {
        return 0;
    }

    @Override
    public void close() {
        clients.close();
    }
}
