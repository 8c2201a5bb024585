package dev.touchline.engine.game;

import dev.touchline.engine.state.MatchEvent;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;

/** A player's touch that changed the ball's way: when, where, by whom, and how the ball went on. Mutable and reused. */
final class Hit {
    long tsUs;
    int x;
    int y;
    int z;
    /** Mean velocity of the ball in the window after it, mm/s. */
    double vx;

    double vy;
    double vz;
    int player = MatchEvent.NO_OBJECT;
    /** The slot of {@link BallSamples} that it happened in; good within the call that tells of it. */
    int slot;

    void set(final Hit other) {
        tsUs = other.tsUs;
        x = other.x;
        y = other.y;
        z = other.z;
        vx = other.vx;
        vy = other.vy;
        vz = other.vz;
        player = other.player;
        slot = other.slot;
    }

    void merge(final int from, final int into) {
        if (player == from) {
            player = into;
        }
    }

    void exchange(final int a, final int b) {
        if (player == a) {
            player = b;
        } else if (player == b) {
            player = a;
        }
    }

    void clear() {
        player = MatchEvent.NO_OBJECT;
        tsUs = 0;
    }

    void save(final StateWriter out) {
        out.putLong(tsUs);
        out.putInt(x);
        out.putInt(y);
        out.putInt(z);
        out.putDouble(vx);
        out.putDouble(vy);
        out.putDouble(vz);
        out.putInt(player);
        out.putInt(slot);
    }

    void load(final StateReader in) {
        tsUs = in.getLong();
        x = in.getInt();
        y = in.getInt();
        z = in.getInt();
        vx = in.getDouble();
        vy = in.getDouble();
        vz = in.getDouble();
        player = loadPlayer(in);
        slot = in.getCount(BallSamples.CAPACITY - 1);
    }

    /** Reads a player's object id, or none; throws {@link IllegalArgumentException} when it is neither. */
    static int loadPlayer(final StateReader in) {
        final int player = in.getInt();
        if (player != MatchEvent.NO_OBJECT && (player < 0 || player >= Long.SIZE)) {
            throw new IllegalArgumentException("snapshot is damaged: player=" + player);
        }
        return player;
    }
}
