package dev.touchline.engine.game;

import dev.touchline.engine.state.MatchEvent;
import dev.touchline.engine.state.MatchEventListener;
import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.Side;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.engine.state.Teams;

/**
 * Who has the ball, and the passes and shots that follow. A player's possession lasts from his first hit to the next player's
 * (DEBS 2013 Grand Challenge, Mutschler, Ziekow and Jerzak 2013) and ends when the ball goes out of play.
 *
 * <p>A pass is the ball's way from a player's last hit to another player's first, completed when that is a team-mate's
 * (Vidal-Codina et al. 2022), or to where it left the pitch; its length is the straight line. Under
 * {@value #SHORTEST_PASS_MM} mm, twice the radius of a hit, both may have touched the ball where it was: a duel, no pass. A
 * shot is no pass. Engine thread only.
 */
final class Possession {
    static final int SHORTEST_PASS_MM = 2 * HitDetector.RADIUS_MM;
    /** Hits of one player within this after his shot are the same shot. */
    static final long SAME_SHOT_US = 1_500_000;

    private final PassCounts counts = new PassCounts();
    private final Hit release = new Hit();
    private final OffsideWatch offside;
    private final Pitch pitch;
    private final Direction direction;
    private final MatchEventListener listener;
    private final MatchEvent event;
    private Side side = Side.NONE;
    private boolean restart = true;
    private boolean shot;
    private long shotUs;

    Possession(
            final Pitch pitch, final Direction direction, final MatchEvent event, final MatchEventListener listener) {
        this.pitch = pitch;
        this.direction = direction;
        this.event = event;
        this.listener = listener;
        offside = new OffsideWatch(pitch);
    }

    /** A player hits the ball in play. */
    void onHit(final Hit hit, final Teams teams, final BallSamples samples) {
        final boolean another = hit.player != release.player;
        if (another && release.player != MatchEvent.NO_OBJECT) {
            endPass(hit.tsUs, hit.x, hit.y, hit.player, teams.side(hit.player));
            restart = false;
        }
        if (another) {
            side = teams.side(hit.player);
            shotUs = Long.MIN_VALUE;
        }
        release.set(hit);
        if (restart || side == Side.NONE) {
            offside.clear();
        } else {
            offside.onRelease(hit, teams.members(side), teams.members(side.other()), direction.attack(side), samples);
        }
        onRelease(hit);
    }

    private void onRelease(final Hit hit) {
        final double seconds =
                side == Side.NONE ? Double.NaN : ShotRule.secondsToGoal(hit, direction.attack(side), pitch);
        shot = !Double.isNaN(seconds);
        if (!shot || (shotUs != Long.MIN_VALUE && hit.tsUs - shotUs < SAME_SHOT_US)) {
            return;
        }
        shotUs = hit.tsUs;
        counts.onShot(side, hit.player);
        event.begin(MatchEvent.Kind.SHOT, hit.tsUs);
        event.side = side;
        event.objectId = hit.player;
        event.value = Math.round(Math.sqrt(hit.vx * hit.vx + hit.vy * hit.vy + hit.vz * hit.vz));
        event.fromX = hit.x;
        event.fromY = hit.y;
        event.toX = (int) Math.round(hit.x + hit.vx * seconds);
        event.toY = (int) Math.round(hit.y + hit.vy * seconds);
        listener.onEvent(event);
    }

    /** The ball goes out of play. */
    void onOut(final long tsUs, final int x, final int y, final boolean overTheLine) {
        if (overTheLine && release.player != MatchEvent.NO_OBJECT) {
            endPass(tsUs, x, y, MatchEvent.NO_OBJECT, Side.NONE);
        }
        forget();
    }

    private void endPass(final long tsUs, final int x, final int y, final int to, final Side toSide) {
        if (side == Side.NONE || shot || (to != MatchEvent.NO_OBJECT && toSide == Side.NONE)) {
            return;
        }
        final double dx = (double) x - release.x;
        final double dy = (double) y - release.y;
        final double length = Math.sqrt(dx * dx + dy * dy);
        if (length < SHORTEST_PASS_MM) {
            return;
        }
        final boolean completed = toSide == side;
        counts.onPass(side, release.player, to, completed);
        event.begin(MatchEvent.Kind.PASS, release.tsUs);
        event.durationUs = tsUs - release.tsUs;
        event.side = side;
        event.objectId = release.player;
        event.otherId = to;
        event.completed = completed;
        event.value = Math.round(length);
        tellFromTo(x, y);
        if (completed && offside.beyondMm(to) >= OffsideWatch.MARGIN_MM) {
            event.begin(MatchEvent.Kind.OFFSIDE, release.tsUs);
            event.side = side;
            event.objectId = release.player;
            event.otherId = to;
            event.value = offside.beyondMm(to);
            tellFromTo(x, y);
        }
    }

    private void tellFromTo(final int x, final int y) {
        event.fromX = release.x;
        event.fromY = release.y;
        event.toX = x;
        event.toY = y;
        listener.onEvent(event);
    }

    /** Nobody has the ball any more, and nothing is told: a period ends, or the ball is out of play. */
    void forget() {
        release.clear();
        offside.clear();
        side = Side.NONE;
        restart = true;
        shot = false;
        shotUs = Long.MIN_VALUE;
    }

    /** The player in possession, or {@link MatchEvent#NO_OBJECT}. */
    int player() {
        return release.player;
    }

    /** His team. */
    Side side() {
        return side;
    }

    PassCounts counts() {
        return counts;
    }

    void merge(final int from, final int into) {
        release.merge(from, into);
        offside.merge(from, into);
    }

    void exchange(final int a, final int b) {
        release.exchange(a, b);
        offside.exchange(a, b);
    }

    void clear() {
        forget();
        counts.clear();
    }

    void save(final StateWriter out) {
        counts.save(out);
        release.save(out);
        offside.save(out);
        out.putInt(side.code());
        out.putBoolean(restart);
        out.putBoolean(shot);
        out.putLong(shotUs);
    }

    void load(final StateReader in) {
        counts.load(in);
        release.load(in);
        offside.load(in);
        side = Side.of(in.getInt());
        restart = in.getBoolean();
        shot = in.getBoolean();
        shotUs = in.getLong();
    }
}
