package dev.touchline.protocol;

/**
 * Layout of a feed record and of the datagram that carries it. Constants only; any thread.
 *
 * <pre>
 *   0               8                      24                         56       64
 *  +---------------+----------------------+--------------------------+--------+
 *  | SBE header    | who and when         | the record type's own    | tag    |
 *  +---------------+----------------------+--------------------------+--------+
 *   blockLength u16  matchId u32            captureTime u64 (24-31)    u64
 *   templateId u16   sourceId u16           ...                        SipHash-2-4
 *   schemaId u16     objectId u8                                       of 0-55
 *   version u16      pointId u8
 *                    sequence u32
 *                    frame u16, session u16
 * </pre>
 *
 * <p>The identifying fields, the time and the tag lie at the same offsets in every record type, so a record can be
 * judged before its type is looked at.
 */
public final class RecordDescriptor {
    /** Bytes of every record. */
    public static final int RECORD_LENGTH = 64;
    /** The most records in a datagram: 22 players and the ball fill an Ethernet frame over IPv4. */
    public static final int MAX_RECORDS = 23;
    /** Bytes of the longest datagram. */
    public static final int MAX_DATAGRAM_LENGTH = MAX_RECORDS * RECORD_LENGTH;

    public static final int BLOCK_LENGTH_OFFSET = 0;
    public static final int TEMPLATE_ID_OFFSET = 2;
    public static final int SCHEMA_ID_OFFSET = 4;
    public static final int VERSION_OFFSET = 6;
    public static final int MATCH_ID_OFFSET = 8;
    public static final int SOURCE_ID_OFFSET = 12;
    public static final int OBJECT_ID_OFFSET = 14;
    public static final int POINT_ID_OFFSET = 15;
    public static final int SEQUENCE_OFFSET = 16;
    public static final int FRAME_OFFSET = 20;
    public static final int SESSION_OFFSET = 22;
    /** Capture time, or a heartbeat's send time: ns since 1970-01-01, TAI. */
    public static final int TIME_OFFSET = 24;

    public static final int TAG_OFFSET = 56;

    public static final int POSITION = 1;
    public static final int HEARTBEAT = 2;
    public static final int SENSOR_SAMPLE = 3;
    public static final int MATCH_CLOCK = 4;
    public static final int CAMERA_POSE = 5;
    public static final int CAMERA_LENS = 6;

    /** The ball's object id. */
    public static final int BALL = 0;
    /** The last object id that is a roster slot (players and officials: 1 to here). */
    public static final int LAST_ROSTER_OBJECT = 63;
    /** The last object id there is: extra balls and tracks without identity are 64 to here. */
    public static final int LAST_OBJECT = 127;
    /** The object id of a record about no object. */
    public static final int NO_OBJECT = 255;
    /** The point id of the object's ground point. */
    public static final int GROUND_POINT = 0;
    /** The last body point. */
    public static final int LAST_POINT = 28;

    /** "Unknown" in x, y and z. */
    public static final int UNKNOWN_COORDINATE = Integer.MIN_VALUE;
    /** "Unknown" in vx, vy and vz. */
    public static final short UNKNOWN_VELOCITY = Short.MIN_VALUE;

    public static final int FLAG_BALL_IN_PLAY = 1;
    public static final int FLAG_OCCLUDED = 1 << 1;
    public static final int FLAG_EXTRAPOLATED = 1 << 2;
    public static final int FLAG_LAST_OF_FRAME = 1 << 3;

    private RecordDescriptor() {}
}
