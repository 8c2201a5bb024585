package dev.touchline.load.clients;

import dev.touchline.load.live.ClientKind;
import dev.touchline.load.live.JoinResult;
import java.io.IOException;
import java.util.Map;

/** The difficult clients of a load test, wherever they run. They run until closed. One thread calls. */
public interface DifficultSide extends AutoCloseable {
    /** How each kind has fared so far. */
    Map<ClientKind, JoinResult> results() throws IOException;

    /** Processor time that they have used in a process of their own, ns; 0 when they have none. */
    long cpuNs();

    @Override
    void close() throws IOException;
}
