package dev.touchline.engine.heat;

import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.PlayClass;
import dev.touchline.engine.state.Side;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.engine.state.Teams;
import dev.touchline.engine.state.When;
import dev.touchline.protocol.overlay.HeatDirection;
import dev.touchline.protocol.overlay.HeatWhen;
import dev.touchline.protocol.overlay.HeatWindow;

/**
 * All heat maps of a match. Every object's past is kept as runs, from which any map can be made at any moment; a map is made
 * when it is first read, and kept up to date while it goes on being read. A team's map is the sum of its present players'.
 * Engine thread only; allocates when an object is first seen, when a log's chunk is full, and when a map is first read.
 */
public final class MatchHeat {
    /** Bytes of log that the ball may have: over three hours of a new place in every frame at 60 frames a second. */
    private static final int MOST_BALL_BYTES = 4 << 20;
    /** Bytes of log that a player may have: two hours of twenty runs a second, four times what a running player makes. */
    private static final int MOST_PLAYER_BYTES = 1 << 20;
    /** Bytes of log of an object without identity: twenty minutes of five runs a second, for the player whom it turns out to be. */
    private static final int MOST_ANONYMOUS_BYTES = 32 << 10;
    /** Bytes that all views of a match may have; above it, all are dropped. */
    private static final long MOST_VIEW_BYTES = 40L << 20;

    /** What an object takes besides its chunks and views, bytes, about. */
    private static final int OBJECT_BYTES = 512;

    /** So many reads make 11 MiB of views at the most: a team of eleven's each, on the 1 m grid, in both directions. */
    private static final int READS_BETWEEN_CHECKS = 8;

    private static final int READABLE = Long.SIZE;
    private static final long SECOND_US = 1_000_000;
    private static final long MINUTE_US = 60 * SECOND_US;
    /** Whoever watches reads each second; a view that nobody has read for so long is dropped. */
    private static final long UNREAD_US = 10 * SECOND_US;

    private final ObjectHeat[] objects = new ObjectHeat[ObjectStates.OBJECTS];
    private final ChunkPool chunks = new ChunkPool();
    private final Atoms atoms;
    private long nowUs;
    private long halfStartUs;
    private long sweptUs;
    private int reads;

    /** Heat maps of a pitch, empty. */
    public MatchHeat(final Pitch pitch) {
        atoms = new Atoms(pitch);
    }

    /** Time has come to an instant, us UTC, up to which maps are then read. Instants never go back. */
    public void advanceTo(final long newNowUs) {
        nowUs = Math.max(nowUs, newNowUs);
        if (nowUs - sweptUs >= SECOND_US) {
            sweep();
        }
    }

    private void sweep() {
        sweptUs = nowUs;
        for (final ObjectHeat object : objects) {
            if (object != null) {
                object.dropViewsUnreadSince(nowUs - UNREAD_US);
            }
        }
    }

    private long viewBytes() {
        long bytes = 0;
        for (final ObjectHeat object : objects) {
            if (object != null) {
                bytes += object.viewBytes();
            }
        }
        return bytes;
    }

    /** Drops all views when they take too much: those that are still wanted are made again. */
    private void boundViews() {
        if (++reads % READS_BETWEEN_CHECKS == 0 && viewBytes() > MOST_VIEW_BYTES) {
            for (final ObjectHeat object : objects) {
                if (object != null) {
                    object.dropViews();
                }
            }
        }
    }

    /**
     * An object was somewhere at an instant, from which on it owns the time to its next sample, half a second at most.
     *
     * @param tsUs the frame's, us UTC; not before the last
     * @param playClass the state of play as of the frame: {@link PlayClass}
     */
    public void sample(final int objectId, final long tsUs, final int xMm, final int yMm, final int playClass) {
        advanceTo(tsUs);
        object(objectId).sample(nowUs, atoms.atom(xMm, yMm), playClass);
    }

    private ObjectHeat object(final int objectId) {
        if (objects[objectId] == null) {
            final int identified = objectId == 0 ? MOST_BALL_BYTES : MOST_PLAYER_BYTES;
            objects[objectId] = new ObjectHeat(atoms, chunks, objectId < READABLE ? identified : MOST_ANONYMOUS_BYTES);
        }
        return objects[objectId];
    }

    /** Another half began at an instant, us UTC; one from before the present half is passed over. */
    public void startHalf(final long atUs) {
        halfStartUs = Math.max(halfStartUs, atUs);
    }

    /** Reads one heat map into a sum, as of the last instant advanced to. */
    public void read(final HeatRequest request, final Teams teams, final HeatSum into) {
        final int grid = Atoms.number(request.grid());
        final long wanted = wanted(request, teams);
        final Side side = side(request, teams);
        final int mask = PlayClass.mask(when(request.when()), side);
        final long fromUs = fromUs(request.window());
        final boolean turned = request.direction() == HeatDirection.ATTACKING;
        boundViews();
        into.begin(atoms, grid);
        for (long bits = wanted; bits != 0; bits &= bits - 1) {
            final ObjectHeat object = objects[Long.numberOfTrailingZeros(bits)];
            if (object != null) {
                object.view(grid, request.window(), mask, fromUs, nowUs)
                        .addTo(into, turned && side == Side.AWAY, turned && side != Side.AWAY);
            }
        }
    }

    private static long wanted(final HeatRequest request, final Teams teams) {
        return switch (request.scope()) {
            case BALL -> 1L;
            case PLAYER -> request.objectId() < READABLE ? 1L << request.objectId() : 0L;
            case HOME, AWAY -> teams.members(side(request, teams)) & ~1L;
            case NULL_VAL -> throw new IllegalArgumentException("no such scope: scope=" + request.scope());
        };
    }

    private static Side side(final HeatRequest request, final Teams teams) {
        return switch (request.scope()) {
            case HOME -> Side.HOME;
            case AWAY -> Side.AWAY;
            case PLAYER -> teams.side(request.objectId());
            case BALL, NULL_VAL -> Side.NONE;
        };
    }

    private static When when(final HeatWhen when) {
        return switch (when) {
            case ALL -> When.ALL;
            case IN_PLAY -> When.IN_PLAY;
            case IN_POSSESSION -> When.IN_POSSESSION;
            case OUT_OF_POSSESSION -> When.OUT_OF_POSSESSION;
            case NULL_VAL -> throw new IllegalArgumentException("no such filter: when=" + when);
        };
    }

    private long fromUs(final HeatWindow window) {
        return switch (window) {
            case ONE_MINUTE -> nowUs - MINUTE_US;
            case FIVE_MINUTES -> nowUs - 5 * MINUTE_US;
            case TEN_MINUTES -> nowUs - 10 * MINUTE_US;
            case FIFTEEN_MINUTES -> nowUs - 15 * MINUTE_US;
            case HALF -> halfStartUs;
            case MATCH -> Long.MIN_VALUE;
            case NULL_VAL -> throw new IllegalArgumentException("no such window: window=" + window);
        };
    }

    /** Two objects were taken for each other since an instant, us UTC: what each did since then is the other's. */
    public void swapFrom(final int oneId, final int otherId, final long sinceUs) {
        final ObjectHeat one = object(oneId);
        final ObjectHeat other = object(otherId);
        if (one != other) {
            one.settle(nowUs);
            other.settle(nowUs);
            one.swapFrom(other, sinceUs);
        }
    }

    /**
     * An object was another one since an instant, us UTC: what it did since then is that one's, except where that one was
     * seen itself.
     */
    public void mergeFrom(final int fromId, final int intoId, final long sinceUs) {
        if (fromId != intoId && objects[fromId] != null) {
            final ObjectHeat into = object(intoId);
            objects[fromId].settle(nowUs);
            into.settle(nowUs);
            into.mergeFrom(objects[fromId], sinceUs, nowUs);
        }
    }

    /** Forgets an object: its number is another's from now on. */
    public void forget(final int objectId) {
        if (objects[objectId] != null) {
            objects[objectId].clear();
        }
    }

    /** Time that logs of the ball and the roster had no room for, us: 0 unless a feed is out of all bounds. */
    public long forgottenUs() {
        long sum = 0;
        for (int objectId = 0; objectId < READABLE; objectId++) {
            if (objects[objectId] != null) {
                sum += objects[objectId].forgottenUs();
            }
        }
        return sum;
    }

    /** About how much memory everything takes, bytes. */
    public long memoryBytes() {
        long bytes = atoms.memoryBytes() + chunks.memoryBytes();
        for (final ObjectHeat object : objects) {
            if (object != null) {
                bytes += OBJECT_BYTES + object.viewBytes();
            }
        }
        return bytes;
    }

    /** Forgets everything. */
    public void clear() {
        nowUs = 0;
        halfStartUs = 0;
        sweptUs = 0;
        for (final ObjectHeat object : objects) {
            if (object != null) {
                object.clear();
            }
        }
    }

    /** Writes its state; maps that are being read are made again after {@link #load}. */
    public void save(final StateWriter out) {
        out.section("heat");
        out.putLong(nowUs);
        out.putLong(halfStartUs);
        for (final ObjectHeat object : objects) {
            out.putBoolean(object != null);
            if (object != null) {
                object.save(out);
            }
        }
    }

    /** Takes the state that {@link #save} wrote. */
    public void load(final StateReader in) {
        clear();
        in.section("heat");
        nowUs = in.getLong();
        halfStartUs = in.getLong();
        sweptUs = nowUs;
        for (int objectId = 0; objectId < objects.length; objectId++) {
            if (in.getBoolean()) {
                object(objectId).load(in);
            }
        }
    }
}
