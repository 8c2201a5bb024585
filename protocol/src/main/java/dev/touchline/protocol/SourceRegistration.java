package dev.touchline.protocol;

import java.net.InetAddress;

/**
 * Who may send for a match. Immutable, except for the counters that it carries from registry to registry.
 *
 * @param sourceId 0 to 65535
 * @param allowedSender the only address that may send, or null for any
 * @param key the key that its records are signed with, or null when they are not
 * @param counters what it has sent
 * @param clockOffsetNs by how much its clock is known to be ahead: taken off its capture times before anybody looks at them
 */
public record SourceRegistration(
        int sourceId, InetAddress allowedSender, SourceKey key, SourceCounters counters, long clockOffsetNs) {
    /** A source whose clock is not known to be off. */
    public SourceRegistration(
            final int sourceId, final InetAddress allowedSender, final SourceKey key, final SourceCounters counters) {
        this(sourceId, allowedSender, key, counters, 0);
    }
}
