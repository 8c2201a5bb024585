package dev.touchline.engine.game;

import dev.touchline.engine.state.MatchEvent;
import dev.touchline.engine.state.MatchEventListener;
import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.PlayClass;
import dev.touchline.engine.state.PlayState;
import dev.touchline.engine.state.Side;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.engine.state.Teams;

/**
 * The game of one match: published positions and what the feed states in; state of play, shapes, possession, passes, shots and
 * offside lines out. Time is counted at every frame, the ball is looked at up to 50 times a second, the teams ten times, all
 * by capture time. A frame that is not newer than the last is passed over. Engine thread only; a pure function of its input;
 * {@link #onFrame} allocates nothing, {@link #reading} does.
 */
public final class MatchGame {
    private static final long TENTH_US = 100_000;
    /** A hit so long before play is seen to go on was its restart, us: flags are set by hand. */
    private static final long RESTART_US = 1_000_000;

    private static final int MINUTE_MS = 60_000;

    private final MatchEvent event = new MatchEvent();
    private final BallSamples samples = new BallSamples();
    private final HitDetector hits = new HitDetector();
    private final PossessionClock clock = new PossessionClock();
    private final PeriodWatch period = new PeriodWatch();
    private final Hit restartHit = new Hit();
    private final Pitch pitch;
    private final BodyPoints body;
    private final MatchEventListener listener;
    private final InPlayWatch play;
    private final TeamPicture picture;
    private final Possession possession;
    private boolean started;
    private long lastUs;
    private long pictureUs;
    private Side side = Side.NONE;
    private boolean sideStated;
    private Side lastWinner = Side.NONE;

    /** A game of which nothing was seen. */
    public MatchGame(final Pitch pitch, final BodyPoints body, final MatchEventListener listener) {
        this.pitch = pitch;
        this.body = body;
        this.listener = listener;
        play = new InPlayWatch(pitch, event, listener);
        picture = new TeamPicture(pitch);
        possession = new Possession(pitch, picture.direction(), event, listener);
        clear();
    }

    /** Takes a published frame, and what the feed states at it. */
    public void onFrame(final ObjectStates live, final PlayState stated, final Teams teams) {
        final long nowUs = live.tsUs();
        if (started && nowUs <= lastUs) {
            return;
        }
        clock.advanceTo(nowUs, isInPlay(), side, isInPlay() ? possession.player() : MatchEvent.NO_OBJECT);
        onPeriod(nowUs, stated);
        final boolean ballSeen = InPlayWatch.isBallSeen(live);
        final boolean sample = ballSeen && samples.isDue(nowUs);
        final boolean tenth = !started || Math.floorDiv(nowUs, TENTH_US) != Math.floorDiv(lastUs, TENTH_US);
        final long playing = sample || tenth ? PlayersAt.of(live, teams, pitch) : 0;
        if (sample) {
            onBall(live, playing);
        } else if (!ballSeen) {
            play.onNoBall(nowUs);
        }
        onInPlay(nowUs, stated, teams);
        if (sample) {
            onHit(hits.onSample(samples), teams);
        }
        if (tenth) {
            onTenth(live, teams, playing);
        }
        onPossession(nowUs, stated);
        started = true;
        lastUs = nowUs;
    }

    private void onPeriod(final long nowUs, final PlayState stated) {
        final boolean changed = period.onFrame(stated);
        picture.direction().state(stated.homeAttacks());
        if (!changed) {
            return;
        }
        possession.forget();
        restartHit.clear();
        hits.clear();
        samples.clear();
        lastWinner = Side.NONE;
        if (period.hasBegun()) {
            picture.startPeriod();
        }
        event.begin(MatchEvent.Kind.PERIOD, nowUs);
        event.value = period.period();
        listener.onEvent(event);
    }

    private void onBall(final ObjectStates live, final long playing) {
        if (samples.take(live, playing, body)) {
            hits.clear();
        }
        play.onBall(live);
    }

    private void onInPlay(final long nowUs, final PlayState stated, final Teams teams) {
        if (!play.onFrame(nowUs, stated, period.isPlayable(), !started)) {
            return;
        }
        if (!isInPlay()) {
            restartHit.clear();
            possession.onOut(nowUs, play.stopX(), play.stopY(), play.hasStoppedByLine());
        } else if (restartHit.player != MatchEvent.NO_OBJECT && nowUs - restartHit.tsUs <= RESTART_US) {
            possession.onHit(restartHit, teams, samples);
        }
    }

    private void onHit(final Hit hit, final Teams teams) {
        if (hit == null) {
            return;
        }
        if (isInPlay()) {
            possession.onHit(hit, teams, samples);
        } else {
            restartHit.set(hit);
        }
    }

    private void onTenth(final ObjectStates live, final Teams teams, final long playing) {
        final long nowUs = live.tsUs();
        final long elapsedUs = started ? Math.min(nowUs - pictureUs, PossessionClock.LONGEST_STEP_US) : TENTH_US;
        pictureUs = nowUs;
        final boolean ballSeen = samples.count() > 0 && nowUs - play.ballUs() <= BallSamples.LONGEST_GAP_US;
        if (picture.observe(live, teams, playing, samples, ballSeen, period.isBreak() ? 0 : elapsedUs)) {
            event.begin(MatchEvent.Kind.DIRECTION, nowUs);
            event.value = picture.direction().homeAttacks();
            listener.onEvent(event);
        }
    }

    private void onPossession(final long nowUs, final PlayState stated) {
        sideStated = stated.possessionStated();
        side = !isInPlay() ? Side.NONE : sideStated ? stated.possession() : possession.side();
        if (side == Side.NONE || side == lastWinner) {
            return;
        }
        lastWinner = side;
        event.begin(MatchEvent.Kind.POSSESSION, nowUs);
        event.side = side;
        event.objectId = side == possession.side() ? possession.player() : MatchEvent.NO_OBJECT;
        event.toX = play.ballX();
        event.toY = play.ballY();
        listener.onEvent(event);
    }

    /** Whether the ball is in play; also while nobody knows, unless a match clock says that nothing is played. */
    public boolean isInPlay() {
        return play.isInPlay();
    }

    /** Which team has the ball: stated, or else derived; none while it is out of play. */
    public Side possessingSide() {
        return side;
    }

    /** Who has hit the ball last, or {@link MatchEvent#NO_OBJECT}: derived always, nobody while it is out of play. */
    public int possessingPlayer() {
        return isInPlay() ? possession.player() : MatchEvent.NO_OBJECT;
    }

    /** +1 while home attacks +x, -1 while it attacks -x, 0 when it is neither stated nor derived. */
    public int homeAttacks() {
        return picture.direction().homeAttacks();
    }

    /** The state of play after the newest frame, as {@link PlayClass} numbers it. */
    public int playClass() {
        return PlayClass.of(isInPlay(), side, homeAttacks());
    }

    /** Two objects have been each other: what refers to them now is exchanged; what was counted stays. */
    public void onIdentityChanged(final int a, final int b) {
        if (Math.max(a, b) < Long.SIZE && Math.min(a, b) > 0) {
            samples.exchange(a, b);
            hits.exchange(a, b);
            restartHit.exchange(a, b);
            possession.exchange(a, b);
            picture.exchange(a, b);
        }
    }

    /** The minutes of the period when it has lasted longer than any does, else 0. */
    public long overdueMinutes() {
        return period.isClockImplausible() ? period.clockMs() / MINUTE_MS : 0;
    }

    /** One object is another: what refers to it now refers to that one; what was counted stays. */
    public void onMerged(final int from, final int into) {
        if (Math.max(from, into) < Long.SIZE && Math.min(from, into) > 0) {
            samples.merge(from, into);
            hits.merge(from, into);
            restartHit.merge(from, into);
            possession.merge(from, into);
            picture.merge(from, into);
        }
    }

    /** Everything as of the newest frame. */
    public GameReading reading() {
        return new GameReading(
                lastUs,
                period.period(),
                period.running(),
                period.clockMs(),
                period.isClockImplausible(),
                homeAttacks(),
                picture.direction().isStated(),
                picture.direction().isContradicted(),
                play.inPlay(),
                play.isStated(),
                side,
                sideStated,
                possessingPlayer(),
                clock.inPlayUs(),
                clock.totalUs(),
                GameReader.team(Side.HOME, picture, clock, possession.counts()),
                GameReader.team(Side.AWAY, picture, clock, possession.counts()),
                GameReader.players(clock, possession.counts()));
    }

    /** Forgets everything: the match starts anew. */
    public void clear() {
        samples.clear();
        hits.clear();
        clock.clear();
        period.clear();
        restartHit.clear();
        play.clear();
        picture.clear();
        possession.clear();
        started = false;
        lastUs = 0;
        pictureUs = 0;
        side = Side.NONE;
        sideStated = false;
        lastWinner = Side.NONE;
    }

    /** Writes its state. */
    public void save(final StateWriter out) {
        out.section("game");
        samples.save(out);
        hits.save(out);
        clock.save(out);
        period.save(out);
        restartHit.save(out);
        play.save(out);
        picture.save(out);
        possession.save(out);
        out.putBoolean(started);
        out.putLong(lastUs);
        out.putLong(pictureUs);
        out.putInt(side.code());
        out.putBoolean(sideStated);
        out.putInt(lastWinner.code());
    }

    /** Takes the state that {@link #save} wrote; throws {@link IllegalArgumentException} when the bytes are none. */
    public void load(final StateReader in) {
        in.section("game");
        samples.load(in);
        hits.load(in);
        clock.load(in);
        period.load(in);
        restartHit.load(in);
        play.load(in);
        picture.load(in);
        possession.load(in);
        started = in.getBoolean();
        lastUs = in.getLong();
        pictureUs = in.getLong();
        side = Side.of(in.getInt());
        sideStated = in.getBoolean();
        lastWinner = Side.of(in.getInt());
    }
}
