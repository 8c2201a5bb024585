package dev.touchline.engine.state;

import dev.touchline.protocol.overlay.FeedChange;

/**
 * Something that happened, as one of the engine's parts tells it. Mutable and reused by whoever tells it: the listener copies
 * what it keeps. Engine thread only.
 */
public final class MatchEvent {
    /** What happened. {@code value} is named with each kind. */
    public enum Kind {
        /** A period began or ended: value = the period, 0 a break. */
        PERIOD,
        /** A team won the ball: object = the player. */
        POSSESSION,
        /** A pass was received, or not: object passed, other received (or won it), value = length mm. */
        PASS,
        /** A shot: object shot, value = speed of the ball mm/s. */
        SHOT,
        /** The ball left the pitch, or came back: value = 1 out, 0 in play again. */
        OUT,
        /** A sprint has ended: object, value = its top speed mm/s, from and to where. */
        SPRINT,
        /** A pass was played to a player beyond the offside line: object passed, other = who, value = mm beyond it. */
        OFFSIDE,
        /** Two tracks have probably changed places: object, other, value = likelihood in millionths. */
        IDENTITY,
        /** The goalkeepers stand as if the teams attacked the other way than stated: value = home's stated direction. */
        DIRECTION,
        /** An operator says: a card was shown. Object = the player, value = 1 yellow, 2 second yellow, 3 red. */
        CARD,
        /** An operator says: object left the pitch, other came on. */
        SUBSTITUTION,
        /** An operator says: a goal for the side. Object scored, other assisted, value = 0 in play, 1 a penalty, 2 an own goal. */
        GOAL,
        /** The feed, or a source of it, has become worse or better: change, source; value = the share lost in millionths. */
        FEED
    }

    /** No object. */
    public static final int NO_OBJECT = 255;
    /** No source. */
    public static final int NO_SOURCE = -1;
    /** A coordinate that means nothing here. */
    public static final int UNKNOWN = Integer.MIN_VALUE;

    public Kind kind;
    /** When it was, us UTC of capture; an event may be told later than it was. */
    public long tsUs;

    public long durationUs;
    public Side side = Side.NONE;
    public int objectId = NO_OBJECT;
    public int otherId = NO_OBJECT;
    public boolean completed;
    public long value;
    public int fromX = UNKNOWN;
    public int fromY = UNKNOWN;
    public int toX = UNKNOWN;
    public int toY = UNKNOWN;
    public FeedChange change = FeedChange.NONE;
    public int sourceId = NO_SOURCE;

    /** Starts another event: everything that is not set afterwards means nothing. */
    public MatchEvent begin(final Kind newKind, final long newTsUs) {
        kind = newKind;
        tsUs = newTsUs;
        durationUs = 0;
        side = Side.NONE;
        objectId = NO_OBJECT;
        otherId = NO_OBJECT;
        completed = false;
        value = 0;
        fromX = UNKNOWN;
        fromY = UNKNOWN;
        toX = UNKNOWN;
        toY = UNKNOWN;
        change = FeedChange.NONE;
        sourceId = NO_SOURCE;
        return this;
    }
}
