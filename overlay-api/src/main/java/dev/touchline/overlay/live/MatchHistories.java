package dev.touchline.overlay.live;

import java.util.ArrayList;
import java.util.List;

/** What the histories of one match hold of a budget. Event loop thread only. */
final class MatchHistories {
    private final List<MessageHistory> holding = new ArrayList<>();
    private long bytes;

    /** Bytes that they hold together. */
    long bytes() {
        return bytes;
    }

    /** The one that holds most; there is one as long as any bytes are held. */
    MessageHistory longest() {
        MessageHistory longest = holding.get(0);
        for (int i = 1; i < holding.size(); i++) {
            longest = holding.get(i).bytes() > longest.bytes() ? holding.get(i) : longest;
        }
        return longest;
    }

    /** A history holds more than it did, or less. */
    void onChange(final MessageHistory history, final long before, final long after) {
        bytes += after - before;
        if (before == 0) {
            holding.add(history);
        } else if (after == 0) {
            holding.remove(history);
        }
    }
}
