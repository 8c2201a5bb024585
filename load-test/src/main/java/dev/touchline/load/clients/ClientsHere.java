package dev.touchline.load.clients;

import dev.touchline.load.live.ClientRate;
import dev.touchline.load.live.LiveClients;
import dev.touchline.load.live.LiveResult;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.agrona.concurrent.EpochNanoClock;

/** Clients on an event loop of this process. One thread calls. */
public final class ClientsHere implements ListeningSide {
    private final LiveClients clients;

    /** Connects so many clients. */
    public ClientsHere(final URI live, final int count, final Optional<String> token, final EpochNanoClock clock)
            throws IOException {
        clients = LiveClients.connect(live, count, token, clock);
    }

    @Override
    public void subscribe(final List<Long> matchIds, final Optional<ClientRate> rate, final boolean measured)
            throws IOException {
        clients.subscribe(matchIds, rate, measured);
    }

    @Override
    public LiveResult result() throws IOException {
        return clients.result();
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
