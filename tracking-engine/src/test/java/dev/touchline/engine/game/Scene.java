package dev.touchline.engine.game;

import dev.touchline.engine.state.MatchEvent;
import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.PlayState;
import dev.touchline.engine.state.PlayState.InPlay;
import dev.touchline.engine.state.Side;
import dev.touchline.engine.state.Teams;
import dev.touchline.protocol.overlay.Quality;
import java.util.ArrayList;
import java.util.List;

/**
 * A staged game on a 100 x 60 m pitch: players stand where they are put, the ball goes straight at a set speed, and frames
 * come at a set rate. Home is 1 to 11 with goalkeeper 1, away 21 to 31 with goalkeeper 21; home attacks +x. Metres.
 */
final class Scene {
    static final Pitch PITCH = new Pitch(100_000, 60_000);
    static final Teams TEAMS = new Teams(bits(1, 11), bits(21, 31), (1L << 1) | (1L << 21));
    static final long START_US = 1_750_000_000_000_000L;

    /** What was told, copied. */
    record Told(
            MatchEvent.Kind kind,
            long afterUs,
            long durationUs,
            Side side,
            int player,
            int other,
            boolean completed,
            long value,
            int toX,
            int toY) {}

    final List<Told> told = new ArrayList<>();
    final PlayState stated = new PlayState();
    final ObjectStates live = new ObjectStates();
    final double[] x = new double[64];
    final double[] y = new double[64];
    long present;
    Teams teams = TEAMS;
    long stepUs = 40_000;
    long nowUs = START_US;
    double ballZ;
    private double ballVx;
    private double ballVy;
    boolean ball = true;
    MatchGame game = new MatchGame(PITCH, BodyPoints.NONE, this::onEvent);

    static long bits(final int first, final int last) {
        return (2L << last) - (1L << first);
    }

    private void onEvent(final MatchEvent event) {
        told.add(new Told(
                event.kind,
                event.tsUs - START_US,
                event.durationUs,
                event.side,
                event.objectId,
                event.otherId,
                event.completed,
                event.value,
                event.toX,
                event.toY));
    }

    /** A scene in which the clock of the first half runs and the ball is in play. */
    static Scene running() {
        final Scene scene = new Scene();
        scene.state(InPlay.YES, Side.NONE);
        return scene;
    }

    Scene state(final InPlay inPlay, final Side possession) {
        stated.clock(1, true, 0, 1, inPlay, possession);
        return this;
    }

    Scene put(final int objectId, final double atX, final double atY) {
        present |= 1L << objectId;
        x[objectId] = atX;
        y[objectId] = atY;
        return this;
    }

    Scene remove(final int objectId) {
        present &= ~(1L << objectId);
        return this;
    }

    Scene ballAt(final double atX, final double atY) {
        x[0] = atX;
        y[0] = atY;
        ballVx = 0;
        ballVy = 0;
        return this;
    }

    /** The ball lies still for so long. */
    Scene rest(final double seconds) {
        ballVx = 0;
        ballVy = 0;
        return run(seconds);
    }

    /** The ball goes to a place, straight, at a speed. */
    Scene roll(final double toX, final double toY, final double mps) {
        final double length = Math.hypot(toX - x[0], toY - y[0]);
        ballVx = (toX - x[0]) / length * mps;
        ballVy = (toY - y[0]) / length * mps;
        return run(length / mps);
    }

    private Scene run(final double seconds) {
        for (long left = Math.round(seconds * 1e6 / stepUs); left > 0; left--) {
            frame();
            x[0] += ballVx * stepUs * 1e-6;
            y[0] += ballVy * stepUs * 1e-6;
        }
        return this;
    }

    /** One frame with everybody where he is. */
    void frame() {
        live.begin(nowUs);
        if (ball) {
            place(0, ballZ);
            live.velocity(0, mm(ballVx), mm(ballVy), 0);
        }
        for (long bits = present; bits != 0; bits &= bits - 1) {
            place(Long.numberOfTrailingZeros(bits), 0);
        }
        game.onFrame(live, stated, teams);
        nowUs += stepUs;
    }

    private void place(final int objectId, final double z) {
        live.place(objectId, mm(x[objectId]), mm(y[objectId]), mm(z));
        live.velocity(objectId, 0, 0, 0);
        live.trust(objectId, Quality.LIVE, 50, 0);
    }

    private static int mm(final double metres) {
        return (int) Math.floor(metres * 1000 + 0.5);
    }

    List<Told> told(final MatchEvent.Kind kind) {
        return told.stream().filter(each -> each.kind() == kind).toList();
    }
}
