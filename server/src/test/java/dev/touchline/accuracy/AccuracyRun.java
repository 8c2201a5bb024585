package dev.touchline.accuracy;

import dev.touchline.engine.EnginePublication;
import dev.touchline.engine.MatchContext;
import dev.touchline.engine.MatchCounters;
import dev.touchline.engine.MatchEngine;
import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.Teams;
import dev.touchline.feeds.MatchFeed;
import dev.touchline.feeds.camera.CameraSettings;
import dev.touchline.feeds.camera.SimulatedCameras;
import dev.touchline.protocol.Counter;
import java.io.IOException;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** One match seen by simulated cameras, through the engine, against the truth. */
final class AccuracyRun implements EnginePublication {
    private static final long START_NS = 1_750_000_037_000_000_000L;
    private static final long START_US = 1_750_000_000_000_000L;

    final ErrorTally live;
    final ErrorTally settled;
    final MatchCounters counters = new MatchCounters();

    private AccuracyRun(final Truth truth) {
        live = new ErrorTally(truth, START_US);
        settled = new ErrorTally(truth, START_US);
    }

    static AccuracyRun of(final Truth truth, final MatchFeed feed, final CameraSettings settings) throws IOException {
        final AccuracyRun run = new AccuracyRun(truth);
        final MatchEngine engine = new MatchEngine(
                new MatchContext(
                        1, false, new Pitch(104_900, 67_800), Teams.UNKNOWN, 37, 1, new Counter("t", ""), run.counters),
                run);
        feed.rewind();
        final SimulatedCameras cameras = new SimulatedCameras(feed, settings, 1, 1, START_NS);
        final UnsafeBuffer record = new UnsafeBuffer(new byte[64]);
        while (cameras.next(record, 0)) {
            engine.onRecord(record, 0);
        }
        engine.flush();
        return run;
    }

    @Override
    public void onFrame(final MutableDirectBuffer buffer, final int offset, final int length) {
        live.onFrame(buffer, offset);
    }

    @Override
    public void onSettled(final MutableDirectBuffer buffer, final int offset, final int length) {
        settled.onFrame(buffer, offset);
    }

    @Override
    public void onEvent(final MutableDirectBuffer buffer, final int offset, final int length) {
        // What happened is of no interest here.
    }

    @Override
    public void onHeat(final MutableDirectBuffer buffer, final int offset, final int length) {
        // Nobody watches.
    }
}
