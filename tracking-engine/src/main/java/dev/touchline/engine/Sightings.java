package dev.touchline.engine;

import dev.touchline.engine.identity.IdentityMap;
import dev.touchline.engine.state.Teams;
import dev.touchline.engine.time.EngineClock;
import dev.touchline.engine.time.SourceState;
import dev.touchline.engine.track.SettledTier;
import dev.touchline.engine.track.Track;
import dev.touchline.engine.track.TrackTable;
import dev.touchline.protocol.RecordDescriptor;
import dev.touchline.protocol.feed.PositionDecoder;
import org.agrona.DirectBuffer;

/**
 * What a position record does: it is judged, given to its track and to the settled tier, and tells of its source's clock and
 * error. Each way that it can be of no use has a counter. Engine thread only; allocates when a point is first seen.
 */
final class Sightings {
    private static final double MILLI = 1e-3;
    /** From here to 63 slots are officials', whom no roster lists. */
    private static final int FIRST_OFFICIAL = 61;

    private final MatchContext context;
    private final MatchCounters counters;
    private final EngineClock clock;
    private final TrackTable tracks;
    private final SettledTier settledTier;
    private final IdentityMap identities;
    private long listed;
    /** Never read: it keeps the compiler from leaving out what is read only to be fetched. */
    @SuppressWarnings("UnusedVariable")
    private long fetched;

    Sightings(
            final MatchContext context,
            final EngineClock clock,
            final TrackTable tracks,
            final SettledTier settledTier,
            final IdentityMap identities) {
        this.context = context;
        this.clock = clock;
        this.tracks = tracks;
        this.settledTier = settledTier;
        this.identities = identities;
        counters = context.counters();
        teams(context.teams());
    }

    /** Another line-up. */
    void teams(final Teams teams) {
        listed = teams.home() | teams.away();
    }

    /** Takes a record, captured at an instant by the engine's clock; answers whether it was in time. */
    boolean observe(final SourceState source, final PositionDecoder position, final long captureNs) {
        final int x = position.x();
        final int y = position.y();
        final int z = position.z();
        if (x == RecordDescriptor.UNKNOWN_COORDINATE || y == RecordDescriptor.UNKNOWN_COORDINATE) {
            counters.unknown.increment();
            return true;
        }
        final boolean heightKnown = z != RecordDescriptor.UNKNOWN_COORDINATE;
        if (!context.pitch().isPlausible(x, y, heightKnown ? z : 0)) {
            counters.implausible.increment();
            return true;
        }
        final double height = heightKnown ? z * MILLI : Double.NaN;
        final int objectId = identities.map(position.objectId());
        final int pointId = position.pointId();
        countUnlisted(objectId);
        final Track track = tracks.track(objectId, pointId);
        final SourceState.Kind kind = kind(objectId, pointId);
        final int stated = position.sigma();
        final double sigma = stated > 0 ? stated * MILLI : source.sigmaMetres(kind);
        if (!clock.isTrusted(source.number())) {
            counters.misdated.increment();
            if (kind == SourceState.Kind.PLAYER && track.compare(captureNs, x * MILLI, y * MILLI, sigma)) {
                learnOffset(source, track);
            }
            return false;
        }
        final Track.Outcome outcome = track.observe(
                captureNs, x * MILLI, y * MILLI, height, sigma, position.flags().extrapolated());
        if (stated == 0 && (outcome == Track.Outcome.UPDATED || outcome == Track.Outcome.OUTLIER)) {
            source.onInnovation(kind, track.innovationSquared(), track.predictedVariance());
        }
        if (kind == SourceState.Kind.PLAYER && outcome == Track.Outcome.UPDATED) {
            learnOffset(source, track);
        }
        if (pointId == RecordDescriptor.GROUND_POINT && outcome != Track.Outcome.TOO_LATE) {
            settledTier.observe(objectId, captureNs, x * MILLI, y * MILLI, height, sigma, track);
        }
        return count(outcome);
    }

    /** Records of a datagram are about to be taken, from an offset to another: what they change is fetched from memory at once. */
    void fetch(final DirectBuffer buffer, final int from, final int to) {
        for (int at = from; at < to; at += RecordDescriptor.RECORD_LENGTH) {
            final int id = buffer.getByte(at + RecordDescriptor.OBJECT_ID_OFFSET) & 0xff;
            final int pointId = buffer.getByte(at + RecordDescriptor.POINT_ID_OFFSET);
            // Body points come so often that the cache has them.
            if (pointId == RecordDescriptor.GROUND_POINT && id <= RecordDescriptor.LAST_OBJECT) {
                final int objectId = identities.map(id);
                fetched ^= tracks.fetch(objectId, pointId) ^ settledTier.fetch(objectId);
            }
        }
    }

    private void countUnlisted(final int objectId) {
        if (objectId > 0 && objectId < FIRST_OFFICIAL && listed != 0 && (listed >>> objectId & 1) == 0) {
            counters.unlisted.increment();
        }
    }

    private void learnOffset(final SourceState source, final Track track) {
        clock.onInnovation(source.number(), track.innovationAlongWay(), track.speedSquared());
    }

    private static SourceState.Kind kind(final int objectId, final int pointId) {
        if (pointId != RecordDescriptor.GROUND_POINT) {
            return SourceState.Kind.BODY_POINT;
        }
        return objectId == RecordDescriptor.BALL ? SourceState.Kind.BALL : SourceState.Kind.PLAYER;
    }

    private boolean count(final Track.Outcome outcome) {
        switch (outcome) {
            case OUTLIER -> {
                counters.outliers.increment();
                return true;
            }
            case TOO_LATE -> {
                counters.late.increment();
                return false;
            }
            case RESTARTED -> counters.jumps.increment();
            case STARTED, UPDATED -> {
                // As it should be.
            }
        }
        counters.positions.increment();
        return true;
    }
}
