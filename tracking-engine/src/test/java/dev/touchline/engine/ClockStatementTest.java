package dev.touchline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.Side;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.engine.state.Teams;
import dev.touchline.protocol.Counter;
import dev.touchline.protocol.DatagramEncoder;
import dev.touchline.protocol.RecordDescriptor;
import dev.touchline.protocol.feed.AttacksPlusX;
import dev.touchline.protocol.feed.Possession;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an operator states of the clock: it does what a match clock record of the same instant does. */
@Timeout(30)
class ClockStatementTest {
    private static final long START_NS = 1_750_000_037_000_000_000L;
    private static final long FRAME_NS = 40_000_000L;
    private static final int IN_PLAY = RecordDescriptor.FLAG_BALL_IN_PLAY;

    /** One engine, and a source that plays into it. */
    private static final class Played {
        final RecordingPublication published = new RecordingPublication();
        final MatchEngine engine = new MatchEngine(
                new MatchContext(
                        1,
                        false,
                        new Pitch(105_000, 68_000),
                        new Teams(1L << 1, 1L << 2),
                        37,
                        1,
                        new Counter("t", ""),
                        new MatchCounters()),
                published);
        final DatagramEncoder source = new DatagramEncoder(1, 1, 7, null, datagram -> {
            final UnsafeBuffer buffer = new UnsafeBuffer(datagram);
            for (int at = 0; at < datagram.remaining(); at += RecordDescriptor.RECORD_LENGTH) {
                engine.onRecord(buffer, at);
            }
        });
        int frame;

        void play(final int frames) {
            for (final int end = frame + frames; frame < end; frame++) {
                final long timeNs = START_NS + frame * FRAME_NS;
                source.position(1, 0, frame, timeNs, 10 * frame, 2_000, 0, 20, 0);
                source.position(2, 0, frame, timeNs, -10 * frame, 2_000, 0, 20, 0);
                source.position(0, 0, frame, timeNs, 0, 0, 110, 20, IN_PLAY | RecordDescriptor.FLAG_LAST_OF_FRAME);
                source.flush();
            }
        }

        void record(final int period, final int clockMs, final boolean running, final AttacksPlusX attacks) {
            source.matchClock(frame, nowNs(), period, clockMs, running, attacks, true, Possession.NONE);
            source.flush();
        }

        ClockReading state(final ClockStatement statement) {
            source.heartbeat(frame, nowNs(), 75);
            source.flush();
            return engine.state(statement);
        }

        private long nowNs() {
            return START_NS + frame * FRAME_NS;
        }
    }

    @Test
    void shouldPublishTheSameAsWithRecordsOfTheSameInstants() {
        final Played told = new Played();
        final Played fed = new Played();
        told.play(50);
        fed.play(50);

        told.state(new ClockStatement.PeriodStart(1, 0, Side.HOME));
        fed.record(1, 0, true, AttacksPlusX.HOME);
        told.play(100);
        fed.play(100);
        told.state(new ClockStatement.Clock(false, ClockStatement.UNCHANGED));
        fed.record(1, 4_000, false, AttacksPlusX.HOME);
        told.play(10);
        fed.play(10);
        told.state(new ClockStatement.PeriodEnd(ClockStatement.WHICHEVER));
        fed.record(0, 0, false, AttacksPlusX.HOME);
        told.play(10);
        fed.play(10);
        told.state(new ClockStatement.PeriodStart(2, 1_000, Side.AWAY));
        fed.record(2, 1_000, true, AttacksPlusX.AWAY);
        told.play(50);
        fed.play(50);

        assertThat(told.published.frames).isEqualTo(fed.published.frames);
        assertThat(told.published.last().period()).isEqualTo(2);
        assertThat(told.published.last().clockMs()).as("49 frames of 40 ms").isEqualTo(1_000 + 49 * 40);
        assertThat(told.published.events).isEqualTo(fed.published.events);
        assertThat(told.engine.analysis().game().reading().homeAttacks()).isEqualTo(-1);
    }

    @Test
    void shouldNotKeepTheDirectionOfOnePeriodForTheNext() {
        final Played told = new Played();
        told.play(5);
        told.state(new ClockStatement.PeriodStart(1, 0, Side.HOME));
        told.state(new ClockStatement.PeriodEnd(ClockStatement.WHICHEVER));
        assertThat(told.state(new ClockStatement.PeriodStart(1, 60_000, Side.NONE))
                        .attacksPlusX())
                .as("the same one goes on")
                .isEqualTo(Side.HOME);
        told.state(new ClockStatement.PeriodEnd(ClockStatement.WHICHEVER));

        assertThat(told.state(new ClockStatement.PeriodStart(2, 0, Side.NONE)).attacksPlusX())
                .isEqualTo(Side.NONE);
    }

    @Test
    void shouldTakeWhatIsSaidOfEndsInTheBreakForTheNextPeriodAlsoOverASnapshot() {
        final Played told = new Played();
        told.play(5);
        told.state(new ClockStatement.PeriodStart(1, 0, Side.HOME));
        told.state(new ClockStatement.PeriodEnd(ClockStatement.WHICHEVER));
        told.state(new ClockStatement.Ends(Side.AWAY));
        final StateWriter kept = new StateWriter();
        told.engine.save(kept);
        final Played other = new Played();
        other.engine.load(new StateReader(kept.toBytes()));
        other.frame = told.frame;

        for (final Played each : new Played[] {told, other}) {
            assertThat(each.state(new ClockStatement.PeriodStart(2, 0, Side.NONE))
                            .attacksPlusX())
                    .isEqualTo(Side.AWAY);
            each.state(new ClockStatement.PeriodEnd(ClockStatement.WHICHEVER));
            assertThat(each.state(new ClockStatement.PeriodStart(3, 0, Side.NONE))
                            .attacksPlusX())
                    .as("it was said of one period")
                    .isEqualTo(Side.NONE);
        }
    }

    @Test
    void shouldLeaveTheBallsFlagToTheFeed() {
        final Played told = new Played();
        told.play(5);
        told.state(new ClockStatement.PeriodStart(1, 0, Side.NONE));
        told.play(5);
        final int before = told.published.events;

        told.source.position(0, 0, told.frame, told.nowNs(), 0, 0, 110, 20, RecordDescriptor.FLAG_LAST_OF_FRAME);
        told.source.flush();

        assertThat(told.published.events - before).as("the ball is out").isEqualTo(1);
    }

    @Test
    void shouldRefuseWhatDoesNotFitAndChangeNothing() {
        final Played told = new Played();
        assertThatThrownBy(() -> told.engine.state(new ClockStatement.PeriodStart(1, 0, Side.NONE)))
                .isInstanceOf(IllegalStateException.class);
        told.play(5);

        assertThatThrownBy(() -> told.state(new ClockStatement.PeriodEnd(ClockStatement.WHICHEVER)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> told.state(new ClockStatement.Clock(true, 5)))
                .isInstanceOf(IllegalStateException.class);
        told.state(new ClockStatement.PeriodStart(1, 0, Side.NONE));
        assertThatThrownBy(() -> told.state(new ClockStatement.PeriodStart(1, 9, Side.NONE)))
                .isInstanceOf(IllegalStateException.class);

        told.play(1);
        assertThat(told.published.last().period()).isEqualTo(1);
        assertThat(told.published.last().clockMs()).isZero();
    }

    @Test
    void shouldNotBeginAMatchAgainNorGoBackToAnEarlierPeriod() {
        final Played told = new Played();
        told.play(5);
        told.state(new ClockStatement.MatchStart(1, 0, Side.HOME));
        told.state(new ClockStatement.PeriodEnd(1));
        refuse(told, new ClockStatement.MatchStart(1, 0, Side.NONE), "match has begun already: period=1");
        told.state(new ClockStatement.PeriodStart(1, 1_000, Side.NONE));
        told.state(new ClockStatement.PeriodStart(2, 0, Side.AWAY));

        refuse(told, new ClockStatement.MatchStart(1, 0, Side.NONE), "match has begun already: period=2");
        refuse(told, new ClockStatement.PeriodStart(1, 0, Side.NONE), "a later period was played: period=1, played=2");
        refuse(told, new ClockStatement.PeriodEnd(1), "another period runs: period=1, running=2");

        told.play(3);
        assertThat(told.published.last().period()).isEqualTo(2);
        assertThat(told.published.last().clockMs()).isEqualTo(80);
    }

    private static void refuse(final Played told, final ClockStatement statement, final String why) {
        assertThatThrownBy(() -> told.state(statement))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(why);
    }

    @Test
    void shouldKnowInABreakWhenTheLastPeriodEnded() {
        final Played told = new Played();
        told.play(5);
        assertThat(told.engine.lastPlayed().period()).isZero();
        told.state(new ClockStatement.MatchStart(1, 60_000, Side.HOME));
        told.play(10);
        assertThat(told.engine.lastPlayed().clockMs()).as("9 frames of 40 ms").isEqualTo(60_360);

        told.state(new ClockStatement.PeriodEnd(1));
        told.play(20);

        assertThat(told.engine.lastPlayed().period()).isEqualTo(1);
        assertThat(told.engine.lastPlayed().running()).isFalse();
        assertThat(told.engine.lastPlayed().clockMs()).isEqualTo(60_400);
    }

    @Test
    void shouldGoOnInANewEpochAfterASnapshot() {
        final Played before = new Played();
        before.play(5);
        before.state(new ClockStatement.PeriodStart(1, 0, Side.HOME));
        before.play(5);
        final StateWriter out = new StateWriter();
        before.engine.save(out);
        final Played after = new Played();
        after.engine.load(new StateReader(out.toBytes()));

        after.engine.startEpoch(7);
        after.frame = before.frame;
        after.source.restart();
        after.source.position(1, 0, after.frame, after.nowNs(), 0, 2_000, 0, 20, RecordDescriptor.FLAG_LAST_OF_FRAME);
        after.source.flush();

        assertThat(after.published.last().epoch()).isEqualTo(7);
        assertThat(after.published.last().seq())
                .isEqualTo(before.published.last().seq() + 1);
        assertThat(after.published.last().period()).isEqualTo(1);
        assertThat(after.published.last().clockMs()).isEqualTo(200);
    }
}
