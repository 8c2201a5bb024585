package dev.touchline.engine.game;

import dev.touchline.engine.state.MatchEvent;
import dev.touchline.engine.state.MatchEventListener;
import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.PlayState;
import dev.touchline.engine.state.PlayState.InPlay;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.protocol.overlay.Quality;

/**
 * Whether the ball is in play: as it is stated, else as the lines tell while a match clock runs or nobody knows of one. Tells
 * of each change with where the ball was. Engine thread only.
 */
final class InPlayWatch {
    /** An older observation of the ball is no place of it any more, only where it may have gone. */
    private static final int LONGEST_BALL_AGE_MS = 200;
    /** The ball has gone out over a line when it was so near it as play stopped: flags are set by hand, mm. */
    private static final int NEAR_LINE_MM = 1_000;

    private final Pitch pitch;
    private final MatchEvent event;
    private final MatchEventListener listener;
    private final BallInPlay lines;
    private InPlay inPlay = InPlay.UNKNOWN;
    private boolean stated;
    private long ballUs;
    private int ballX;
    private int ballY;
    private int stopX;
    private int stopY;

    InPlayWatch(final Pitch pitch, final MatchEvent event, final MatchEventListener listener) {
        this.pitch = pitch;
        this.event = event;
        this.listener = listener;
        lines = new BallInPlay(pitch);
    }

    /** Whether the ball is there and observed, not just carried on. */
    static boolean isBallSeen(final ObjectStates live) {
        return live.isPresent(0) && live.quality(0) != Quality.STALE && live.ageMs(0) <= LONGEST_BALL_AGE_MS;
    }

    /** Takes where the ball is. */
    void onBall(final ObjectStates live) {
        lines.onBall(live);
        ballUs = live.tsUs();
        ballX = live.xMillimetres(0);
        ballY = live.yMillimetres(0);
    }

    /** The ball is not there at this instant. */
    void onNoBall(final long nowUs) {
        lines.onNoBall(nowUs);
    }

    /**
     * Takes what is stated at an instant; answers whether the ball went out of play or came back.
     *
     * @param playable whether play may be going on
     * @param silent whether a change is none, because nothing was known before
     */
    boolean onFrame(final long nowUs, final PlayState newlyStated, final boolean playable, final boolean silent) {
        final boolean was = isInPlay();
        stated = newlyStated.inPlay() != InPlay.UNKNOWN;
        inPlay = stated ? newlyStated.inPlay() : playable ? lines.derived() : InPlay.NO;
        if (silent || was == isInPlay()) {
            return false;
        }
        final boolean crossed = was && lines.derived() == InPlay.NO;
        stopX = crossed ? lines.crossedX() : ballX;
        stopY = crossed ? lines.crossedY() : ballY;
        event.begin(MatchEvent.Kind.OUT, nowUs);
        event.value = was ? 1 : 0;
        event.toX = stopX;
        event.toY = stopY;
        event.completed = crossed
                && 2L * Math.abs((long) stopX) >= pitch.lengthMillimetres()
                && Goal.isMouth(stopY, lines.crossedZ(), 0);
        listener.onEvent(event);
        return true;
    }

    /** Also while nobody knows. */
    boolean isInPlay() {
        return inPlay != InPlay.NO;
    }

    InPlay inPlay() {
        return inPlay;
    }

    boolean isStated() {
        return stated;
    }

    /** When the ball was last seen. */
    long ballUs() {
        return ballUs;
    }

    /** Where it was then, mm. */
    int ballX() {
        return ballX;
    }

    int ballY() {
        return ballY;
    }

    /** Where it was when play stopped last, mm. */
    int stopX() {
        return stopX;
    }

    int stopY() {
        return stopY;
    }

    /** Whether it was over a line then, or about to be. */
    boolean hasStoppedByLine() {
        return lines.isBeyond(stopX, stopY, -NEAR_LINE_MM);
    }

    void clear() {
        lines.clear();
        inPlay = InPlay.UNKNOWN;
        stated = false;
        ballUs = 0;
        ballX = 0;
        ballY = 0;
        stopX = 0;
        stopY = 0;
    }

    void save(final StateWriter out) {
        lines.save(out);
        out.putInt(inPlay == InPlay.UNKNOWN ? 0 : inPlay == InPlay.NO ? 1 : 2);
        out.putBoolean(stated);
        out.putLong(ballUs);
        out.putInt(ballX);
        out.putInt(ballY);
        out.putInt(stopX);
        out.putInt(stopY);
    }

    void load(final StateReader in) {
        lines.load(in);
        final int code = in.getCount(2);
        inPlay = code == 0 ? InPlay.UNKNOWN : code == 1 ? InPlay.NO : InPlay.YES;
        stated = in.getBoolean();
        ballUs = in.getLong();
        ballX = in.getInt();
        ballY = in.getInt();
        stopX = in.getInt();
        stopY = in.getInt();
    }
}
