package dev.touchline.protocol;

import java.util.List;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * A match that records may belong to, and who may send them. Immutable, but for the engine time, which the engine writes
 * and ingest reads. Any thread.
 */
public final class MatchRegistration {
    private final long matchId;
    private final boolean live;
    private final int shard;
    private final Counter engineTimeNs;
    private final Int2ObjectHashMap<SourceRegistration> sources = new Int2ObjectHashMap<>();

    /** A registration in the engine's shard 0: as {@link #MatchRegistration(long, boolean, int, Counter, List)}. */
    public MatchRegistration(
            final long matchId,
            final boolean live,
            final Counter engineTimeNs,
            final List<SourceRegistration> sources) {
        this(matchId, live, 0, engineTimeNs, sources);
    }

    /**
     * A registration.
     *
     * @param matchId 0 to 2^32 - 1
     * @param live whether capture times are around now; otherwise they are around engine time
     * @param shard the engine's shard that its records go to, from 0
     * @param engineTimeNs the match's engine time, ns TAI; 0 before its first record
     */
    public MatchRegistration(
            final long matchId,
            final boolean live,
            final int shard,
            final Counter engineTimeNs,
            final List<SourceRegistration> sources) {
        this.matchId = matchId;
        this.live = live;
        this.shard = shard;
        this.engineTimeNs = engineTimeNs;
        sources.forEach(source -> this.sources.put(source.sourceId(), source));
    }

    /** The match's id. */
    public long matchId() {
        return matchId;
    }

    /** Whether capture times are around now; otherwise they are around engine time. */
    public boolean live() {
        return live;
    }

    /** The engine's shard that its records go to, from 0. */
    public int shard() {
        return shard;
    }

    /** The engine's time, ns TAI; 0 before its first record. */
    public Counter engineTimeNs() {
        return engineTimeNs;
    }

    /** A source of the match, or null when it is not registered. */
    public SourceRegistration source(final int sourceId) {
        return sources.get(sourceId);
    }

    /** All sources, for reading only. */
    public Iterable<SourceRegistration> sources() {
        return sources.values();
    }
}
