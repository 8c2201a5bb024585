package dev.touchline.engine.time;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.protocol.SequenceWindow;
import dev.touchline.protocol.overlay.FeedChange;

/** What the engine remembers of a source besides its clock. Engine thread only; allocates nothing after it was made. */
public final class SourceState {
    /** What a source looks at: each is measured with an error of its own. */
    public enum Kind {
        BALL,
        PLAYER,
        BODY_POINT
    }

    /** More tenths of a second at once than these leave nothing to remember. */
    public static final int MOST_TICKS = LossWindow.TICKS;

    /** One record's share in the measure of reordering. */
    private static final double SHARE = 1.0 / 256;
    /** A source of which more records than this come out of order completes its frames in no order. */
    private static final double OFTEN = 1.0 / 32;

    private final SequenceWindow window = new SequenceWindow();
    private final int number;
    private final SigmaLearner ball = new SigmaLearner();
    private final SigmaLearner player = new SigmaLearner();
    private final SigmaLearner bodyPoint = new SigmaLearner();
    private final LossWindow losses = new LossWindow();
    private double reordered;

    /** A source by the number that {@link EngineClock#addSource} gave it, and the deviations to begin with, m. */
    public SourceState(
            final int number, final double ballSigma, final double playerSigma, final double bodyPointSigma) {
        this.number = number;
        ball.start(ballSigma);
        player.start(playerSigma);
        bodyPoint.start(bodyPointSigma);
    }

    /** Its number in the clock. */
    public int number() {
        return number;
    }

    /** Judges a record by its numbers. */
    public SequenceWindow.Verdict onRecord(final int session, final int sequence) {
        final SequenceWindow.Verdict verdict = window.onRecord(session, sequence);
        if (verdict == SequenceWindow.Verdict.REORDERED) {
            reordered += SHARE * (1 - reordered);
            losses.onReordered(sequence);
            return verdict;
        }
        if (reordered > 0) {
            reordered -= SHARE * reordered;
        }
        if (window.skipped() > 0) {
            losses.onSkipped(window.skipped());
        } else if (verdict == SequenceWindow.Verdict.RESTARTED) {
            losses.onStarted(sequence);
        }
        return verdict;
    }

    /**
     * So many tenths of a second of engine time have passed, {@value #MOST_TICKS} at most. Answers whether loss of its records has
     * begun or ended, {@link FeedChange#NONE} when it goes on as it was.
     */
    public FeedChange onTicks(final int passed) {
        return losses.onTicks(passed, window.highest());
    }

    /** The share of its records that was lost in five seconds, in millionths, as of the last tick. */
    public int lossMillionths() {
        return losses.ratioMillionths();
    }

    /** It is silent, or the whole feed is: what is lost meanwhile is told by that, so loss is counted anew when it is heard. */
    public void onSilence() {
        losses.startWhenHeard(window.highest());
    }

    /** Whether its records often come out of order, so that the last of a frame may be followed by others of it. */
    public boolean reorders() {
        return reordered > OFTEN;
    }

    /** The standard deviation per axis that its observations have turned out to have, m. */
    public double sigmaMetres(final Kind kind) {
        return learner(kind).sigma();
    }

    /** Takes what an observation without a stated deviation tells of it. */
    public void onInnovation(final Kind kind, final double innovationSquared, final double predictedVariance) {
        learner(kind).onInnovation(innovationSquared, predictedVariance);
    }

    private SigmaLearner learner(final Kind kind) {
        return switch (kind) {
            case BALL -> ball;
            case PLAYER -> player;
            case BODY_POINT -> bodyPoint;
        };
    }

    /** The match starts anew: any record is new. What was learnt of the source stays. */
    public void forgetRecords() {
        window.clear();
        losses.clear(window.highest());
        reordered = 0;
    }

    /** Writes its state. */
    public void save(final StateWriter out) {
        final long[] words = new long[SequenceWindow.STATE_WORDS];
        window.save(words);
        out.putLongs(words, words.length);
        ball.save(out);
        player.save(out);
        bodyPoint.save(out);
        out.putDouble(reordered);
        losses.save(out);
    }

    /** Takes the state that {@link #save} wrote. */
    public void load(final StateReader in) {
        final long[] words = new long[SequenceWindow.STATE_WORDS];
        in.getLongs(words, words.length);
        window.load(words);
        ball.load(in);
        player.load(in);
        bodyPoint.load(in);
        reordered = in.getDouble();
        losses.load(in);
    }
}
