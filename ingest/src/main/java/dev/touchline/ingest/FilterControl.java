package dev.touchline.ingest;

import dev.touchline.protocol.FeedRegistry;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the registry's filter on all sockets, or takes it away. One thread at a time. */
final class FilterControl {
    private static final Logger LOG = LoggerFactory.getLogger(FilterControl.class);
    private static final String NOTHING = "nothing";

    private final List<FeedSocket> sockets;
    private String judges = NOTHING;

    FilterControl(final List<FeedSocket> sockets) {
        this.sockets = sockets;
    }

    boolean isAttached() {
        return !judges.equals(NOTHING);
    }

    /** Attaches the most exact filter that the kernel takes; none when it takes none, and never leaves an old one. */
    void attach(final FeedRegistry registry) throws IOException {
        String reason = "too many matches for " + BpfProgram.MAX_INSTRUCTIONS + " instructions";
        for (final BpfProgram program : KernelFilter.of(registry)) {
            try {
                for (final FeedSocket socket : sockets) {
                    socket.attach(program);
                }
                report(program.judges(), program.instructions());
                return;
            } catch (final IOException e) {
                reason = e.getMessage() + ", instructions=" + program.instructions();
            }
        }
        detach();
        LOG.warn("feed filter not attached, ingest judges all datagrams: reason={}", reason);
    }

    void detach() throws IOException {
        for (final FeedSocket socket : sockets) {
            socket.detach();
        }
        report(NOTHING, 0);
    }

    private void report(final String now, final int instructions) {
        if (!now.equals(judges)) {
            LOG.info("feed filter changed: judges={}, instructions={}", now, instructions);
        }
        judges = now;
    }
}
