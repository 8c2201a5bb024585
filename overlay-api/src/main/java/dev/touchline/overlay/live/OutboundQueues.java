package dev.touchline.overlay.live;

import dev.touchline.protocol.Counter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.agrona.collections.ObjectHashSet;

/**
 * What waits for all clients together. When it is too much, whoever has the longest queue is closed, until what waits for the others
 * fits. Event loop thread only; looks at every client that is behind only when there is too much.
 *
 * <p>A frame that waits for several clients is one buffer, but counts for each: over TLS each has its own copy of it, and in the
 * clear the sum is more than what is held, never less. What waits in the mailbox of a subscription is not in a queue: it is its
 * stream's newest message, whoever it waits for.
 */
final class OutboundQueues {
    /** Who is closed has two seconds to take what waits and learn why: as much as this may be held for them. */
    private static final int LEAVING_PART = 4;

    private final ObjectHashSet<ClientOutbox> behind = new ObjectHashSet<>();
    private final long mostBytes;
    private final long mostLeavingBytes;
    private final Counter queued;
    private long stayingBytes;
    private long leavingBytes;

    /**
     * Queues that are empty.
     *
     * @param mostBytes that may wait for all clients together, those left out that are being closed
     * @param queued shows what waits
     */
    OutboundQueues(final long mostBytes, final Counter queued) {
        this.mostBytes = mostBytes;
        mostLeavingBytes = Math.max(mostBytes / LEAVING_PART, ClientOutbox.QUEUE_BYTES);
        this.queued = queued;
    }

    /** What waits for a client has changed. */
    void onChange(final ClientOutbox client, final long before, final long after) {
        if (client.isClosing()) {
            leavingBytes += after - before;
        } else {
            stayingBytes += after - before;
        }
        if (before == 0 && after > 0) {
            behind.add(client);
        } else if (before > 0 && after == 0) {
            behind.remove(client);
        }
    }

    /** A client is being closed; so much waits for it. */
    void onLeaving(final long bytes) {
        stayingBytes -= bytes;
        leavingBytes += bytes;
    }

    /** Closes clients while too much waits, those with the longest queues first; true when any was. */
    boolean closeLongest() {
        queued.set(stayingBytes + leavingBytes);
        if (stayingBytes <= mostBytes && leavingBytes <= mostLeavingBytes) {
            return false;
        }
        final List<ClientOutbox> longestFirst = new ArrayList<>(behind);
        // A queue that the kernel has emptied on its own was counted as it was last seen.
        longestFirst.forEach(ClientOutbox::measure);
        longestFirst.sort(Comparator.comparingLong(ClientOutbox::measuredBytes).reversed());
        boolean closed = false;
        for (int i = 0; i < longestFirst.size() && stayingBytes > mostBytes; i++) {
            if (!longestFirst.get(i).isClosing()) {
                longestFirst.get(i).closeForOthers(mostBytes);
                closed = true;
            }
        }
        for (int i = 0; i < longestFirst.size() && leavingBytes > mostLeavingBytes; i++) {
            if (longestFirst.get(i).isClosing()) {
                longestFirst.get(i).cut();
                closed = true;
            }
        }
        queued.set(stayingBytes + leavingBytes);
        return closed;
    }
}
