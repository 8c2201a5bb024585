package dev.touchline.bench;

import dev.touchline.engine.debs.DebsEngine;
import dev.touchline.engine.debs.DebsEvent;
import dev.touchline.engine.debs.DebsFormatException;
import dev.touchline.engine.debs.DebsStream;
import dev.touchline.engine.debs.Interruptions;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * All four queries of the DEBS 2013 Grand Challenge on one thread, every result delivered at the challenge's rates: 50 a second
 * for each player and window, heat maps every second. An operation is one event, a score is events a second.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
// As the launcher starts the program.
@Fork(value = 5, jvmArgsAppend = "-XX:PerMethodTrapLimit=0")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DebsBenchmark {
    /** The engine of a fork, and the second of the game that is next. */
    abstract static class Play {
        final DebsResults results = new DebsResults();
        final DebsReplay replay;
        final DebsEngine engine;

        Play() {
            try {
                replay = new DebsReplay();
                engine = new DebsEngine(DebsReplay.metadata(), Interruptions.none(), results);
            } catch (final IOException | DebsFormatException e) {
                throw new IllegalStateException("no game to play", e);
            }
        }

        void verify() {
            final long read = engine.counters().events();
            if (read == 0
                    || results.results == 0
                    || engine.counters().late() + engine.counters().malformed() > 0) {
                throw new IllegalStateException("not a game: events=" + read + ", results=" + results.results
                        + ", late=" + engine.counters().late());
            }
        }
    }

    /** Events as numbers. */
    @State(Scope.Thread)
    public static class Parsed extends Play {
        final DebsEvent event = new DebsEvent();

        /** Outside the measured time. */
        @Setup(Level.Invocation)
        public void next() {
            replay.next(false);
        }

        /** The benchmark did what it says. */
        @TearDown
        public void check() {
            verify();
        }
    }

    /** Events as lines of text. */
    @State(Scope.Thread)
    public static class Text extends Play {
        final DebsStream stream = new DebsStream(engine);

        /** Outside the measured time. */
        @Setup(Level.Invocation)
        public void next() {
            replay.next(true);
        }

        /** The benchmark did what it says. */
        @TearDown
        public void check() {
            verify();
        }
    }

    /** Queries alone. */
    @Benchmark
    @OperationsPerInvocation(DebsReplay.EVENTS)
    public long queries(final Parsed play) {
        final int first = play.replay.first();
        for (int i = first; i < first + DebsReplay.EVENTS; i++) {
            play.event.copyFrom(play.replay.values, i * DebsEvent.FIELDS);
            play.engine.onEvent(play.event);
        }
        return play.results.sum;
    }

    /** Lines cut, parsed and queried. */
    @Benchmark
    @OperationsPerInvocation(DebsReplay.EVENTS)
    public long textAndQueries(final Text play) {
        final int first = play.replay.first();
        final int from = play.replay.from(first);
        play.stream.accept(play.replay.bytes, from, play.replay.from(first + DebsReplay.EVENTS));
        return play.results.sum;
    }
}
