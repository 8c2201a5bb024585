package dev.touchline.protocol;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import dev.touchline.protocol.feed.PositionDecoder;
import java.net.InetAddress;
import org.agrona.DirectBuffer;

/**
 * Judges the records of a datagram and names the reason for each that is dropped. One thread (each ingest loop has its
 * own); allocates nothing; never throws and never reads outside the datagram, whatever the bytes are.
 *
 * <p>The first record's match and source are the datagram's: if they are not registered, or the sender is not the
 * source's, every record falls for that reason. Any other fault drops its record alone.
 */
public final class RecordValidator {
    /** The result for a datagram of which nothing is accepted. */
    public static final int NONE = 0;

    private final RejectCounters rejected;
    private final TimeWindow window;
    private final boolean sharesSources;
    private MatchRegistration match;
    private SourceRegistration source;

    /** A validator that counts what it drops. */
    public RecordValidator(final RejectCounters rejected, final TimeWindow window) {
        this(rejected, window, false);
    }

    /**
     * A validator that counts what it drops.
     *
     * @param sharesSources whether other threads judge records of the same sources: their counters are then locked, once a
     *     datagram
     */
    public RecordValidator(final RejectCounters rejected, final TimeWindow window, final boolean sharesSources) {
        this.rejected = rejected;
        this.window = window;
        this.sharesSources = sharesSources;
    }

    /**
     * Judges a datagram.
     *
     * @param sender the address it came from
     * @param nowUtcNs wall time, ns UTC
     * @return a bit for each accepted record, bit 0 the first; {@link #NONE} when there is none
     */
    public int validate(
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final InetAddress sender,
            final FeedRegistry registry,
            final long nowUtcNs) {
        final RejectReason shape = shapeFault(length);
        if (shape != null) {
            rejected.increment(shape);
            match = null;
            source = null;
            return NONE;
        }
        match = registry.match(matchId(buffer, offset));
        source = match == null ? null : match.source(sourceId(buffer, offset));
        if (sharesSources && source != null) {
            synchronized (source.counters()) {
                return judge(buffer, offset, length, sender, nowUtcNs);
            }
        }
        return judge(buffer, offset, length, sender, nowUtcNs);
    }

    private int judge(
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final InetAddress sender,
            final long nowUtcNs) {
        final long matchId = matchId(buffer, offset);
        final int sourceId = sourceId(buffer, offset);
        int accepted = NONE;
        for (int i = 0, at = offset; at < offset + length; i++, at += RecordDescriptor.RECORD_LENGTH) {
            final RejectReason fault = fault(buffer, at, matchId, sourceId, sender, nowUtcNs);
            if (fault == null) {
                accepted |= 1 << i;
            } else {
                rejected.increment(fault);
                if (source != null) {
                    source.counters().onRefused();
                }
            }
        }
        return accepted;
    }

    /** The match of the datagram last judged; null when it is none or not registered. */
    public MatchRegistration match() {
        return match;
    }

    /** The source of the datagram last judged; null when it is none or not registered. */
    public SourceRegistration source() {
        return source;
    }

    private static RejectReason shapeFault(final int length) {
        if (length <= 0) {
            return RejectReason.EMPTY_DATAGRAM;
        }
        if (length > RecordDescriptor.MAX_DATAGRAM_LENGTH) {
            return RejectReason.DATAGRAM_TOO_LONG;
        }
        return length % RecordDescriptor.RECORD_LENGTH == 0 ? null : RejectReason.PARTIAL_RECORD;
    }

    private RejectReason fault(
            final DirectBuffer buffer,
            final int at,
            final long matchId,
            final int sourceId,
            final InetAddress sender,
            final long nowUtcNs) {
        final RejectReason header = headerFault(buffer, at);
        if (header != null) {
            return header;
        }
        if (matchId(buffer, at) != matchId) {
            return RejectReason.MIXED_MATCH;
        }
        if (match == null) {
            return RejectReason.UNKNOWN_MATCH;
        }
        if (sourceId(buffer, at) != sourceId) {
            return RejectReason.MIXED_SOURCE;
        }
        if (source == null) {
            return RejectReason.UNKNOWN_SOURCE;
        }
        if (source.allowedSender() != null && !source.allowedSender().equals(sender)) {
            return RejectReason.WRONG_SENDER;
        }
        if (!isTagRight(buffer, at)) {
            return RejectReason.WRONG_TAG;
        }
        if (!isObjectKnown(buffer, at)) {
            return RejectReason.UNKNOWN_OBJECT;
        }
        return isTimeBelieved(buffer, at, nowUtcNs) ? null : RejectReason.OUTSIDE_TIME_WINDOW;
    }

    private static RejectReason headerFault(final DirectBuffer buffer, final int at) {
        if (unsignedShort(buffer, at + RecordDescriptor.SCHEMA_ID_OFFSET) != PositionDecoder.SCHEMA_ID) {
            return RejectReason.WRONG_SCHEMA;
        }
        if (unsignedShort(buffer, at + RecordDescriptor.VERSION_OFFSET) != PositionDecoder.SCHEMA_VERSION) {
            return RejectReason.WRONG_VERSION;
        }
        if (unsignedShort(buffer, at + RecordDescriptor.BLOCK_LENGTH_OFFSET) != PositionDecoder.BLOCK_LENGTH) {
            return RejectReason.WRONG_BLOCK_LENGTH;
        }
        final int templateId = unsignedShort(buffer, at + RecordDescriptor.TEMPLATE_ID_OFFSET);
        return templateId >= RecordDescriptor.POSITION && templateId <= RecordDescriptor.CAMERA_LENS
                ? null
                : RejectReason.UNKNOWN_TEMPLATE;
    }

    private boolean isTagRight(final DirectBuffer buffer, final int at) {
        final long tag = buffer.getLong(at + RecordDescriptor.TAG_OFFSET, LITTLE_ENDIAN);
        return tag == (source.key() == null ? 0 : source.key().tag(buffer, at));
    }

    private static boolean isObjectKnown(final DirectBuffer buffer, final int at) {
        final int objectId = buffer.getByte(at + RecordDescriptor.OBJECT_ID_OFFSET) & 0xff;
        final int pointId = buffer.getByte(at + RecordDescriptor.POINT_ID_OFFSET) & 0xff;
        final boolean aboutAnObject = objectId <= RecordDescriptor.LAST_OBJECT;
        final boolean isPosition =
                unsignedShort(buffer, at + RecordDescriptor.TEMPLATE_ID_OFFSET) == RecordDescriptor.POSITION;
        return pointId <= RecordDescriptor.LAST_POINT
                && (aboutAnObject || (!isPosition && objectId == RecordDescriptor.NO_OBJECT));
    }

    private boolean isTimeBelieved(final DirectBuffer buffer, final int at, final long nowUtcNs) {
        final long time = buffer.getLong(at + RecordDescriptor.TIME_OFFSET, LITTLE_ENDIAN) - source.clockOffsetNs();
        if (!TimeWindow.isPossible(time)) {
            return false;
        }
        if (match.live()) {
            final boolean believed = window.containsLive(time, nowUtcNs);
            if (!believed && window.looksLikeUtc(time, nowUtcNs)) {
                source.counters().onUtcTime(nowUtcNs);
            }
            return believed;
        }
        final int session = unsignedShort(buffer, at + RecordDescriptor.SESSION_OFFSET);
        if (!source.counters().isCurrentSession(session)) {
            return true;
        }
        final boolean inside = window.containsReplay(time, match.engineTimeNs().value());
        return source.counters().outvotesWindow(inside) || inside;
    }

    private static long matchId(final DirectBuffer buffer, final int at) {
        return buffer.getInt(at + RecordDescriptor.MATCH_ID_OFFSET, LITTLE_ENDIAN) & 0xffff_ffffL;
    }

    private static int sourceId(final DirectBuffer buffer, final int at) {
        return unsignedShort(buffer, at + RecordDescriptor.SOURCE_ID_OFFSET);
    }

    private static int unsignedShort(final DirectBuffer buffer, final int at) {
        return buffer.getShort(at, LITTLE_ENDIAN) & 0xffff;
    }
}
