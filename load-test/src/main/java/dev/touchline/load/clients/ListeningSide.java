package dev.touchline.load.clients;

import dev.touchline.load.live.ClientRate;
import dev.touchline.load.live.LiveResult;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** All measured clients of a load test, wherever they run. One thread calls; {@link IOException} says what failed. */
public interface ListeningSide extends AutoCloseable {
    /**
     * Subscribes every client to a match's frames, round robin over the matches, instead of what it had before.
     *
     * @param rate frames/s to ask for, or empty for every frame
     * @param measured whether frames and gaps are counted
     */
    void subscribe(List<Long> matchIds, Optional<ClientRate> rate, boolean measured) throws IOException;

    /** What was counted so far. */
    LiveResult result() throws IOException;

    /** Processor time that the clients have used in a process of their own, ns; 0 when they have none. */
    long cpuNs();

    @Override
    void close() throws IOException;
}
