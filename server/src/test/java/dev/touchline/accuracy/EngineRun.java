package dev.touchline.accuracy;

import dev.touchline.engine.EnginePublication;
import dev.touchline.engine.MatchContext;
import dev.touchline.engine.MatchCounters;
import dev.touchline.engine.MatchEngine;
import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.Teams;
import dev.touchline.feeds.FeedFrame;
import dev.touchline.feeds.Feeds;
import dev.touchline.feeds.MatchFeed;
import dev.touchline.protocol.Counter;
import dev.touchline.protocol.DatagramEncoder;
import dev.touchline.protocol.RecordDescriptor;
import java.io.IOException;
import java.nio.file.Path;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A match from its file through the whole engine, as the player sends it, but without a network. */
final class EngineRun {
    private static final long START_NS = 1_750_000_037_000_000_000L;

    private EngineRun() {}

    /** The engine after the last record, everything settled. */
    static MatchEngine of(final Path file, final Teams teams) throws IOException {
        final MatchEngine engine = new MatchEngine(
                new MatchContext(
                        1, false, new Pitch(104_900, 67_800), teams, 37, 1, new Counter("t", ""), new MatchCounters()),
                new Nowhere());
        final UnsafeBuffer view = new UnsafeBuffer(0, 0);
        final DatagramEncoder source = new DatagramEncoder(1, 1, 1, null, datagram -> {
            view.wrap(datagram);
            for (int at = 0; at < datagram.remaining(); at += RecordDescriptor.RECORD_LENGTH) {
                engine.onRecord(view, at);
            }
        });
        final FeedFrame frame = new FeedFrame();
        try (MatchFeed feed = Feeds.open(file.toString(), 0)) {
            while (feed.next(frame)) {
                send(source, frame, feed.description().sigmaMillimetres());
            }
        }
        engine.flush();
        return engine;
    }

    private static void send(final DatagramEncoder source, final FeedFrame frame, final int sigmaMm) {
        final int number = (int) frame.number();
        final long captureNs = START_NS + frame.mediaTimeNs();
        source.matchClock(
                number,
                captureNs,
                frame.period(),
                frame.clockMs(),
                frame.clockRunning(),
                frame.attacksPlusX(),
                frame.ballInPlay(),
                frame.possession());
        for (long left = frame.presentMask(); left != 0; left &= left - 1) {
            final int id = Long.numberOfTrailingZeros(left);
            final boolean last = (left & (left - 1)) == 0;
            source.position(
                    id,
                    RecordDescriptor.GROUND_POINT,
                    number,
                    captureNs,
                    frame.xMillimetres(id),
                    frame.yMillimetres(id),
                    frame.zMillimetres(id),
                    sigmaMm,
                    last ? RecordDescriptor.FLAG_LAST_OF_FRAME : 0);
        }
        source.flush();
    }

    /** What is published is of no interest here. */
    private static final class Nowhere implements EnginePublication {
        @Override
        public void onFrame(final MutableDirectBuffer buffer, final int offset, final int length) {}

        @Override
        public void onSettled(final MutableDirectBuffer buffer, final int offset, final int length) {}

        @Override
        public void onHeat(final MutableDirectBuffer buffer, final int offset, final int length) {}

        @Override
        public void onEvent(final MutableDirectBuffer buffer, final int offset, final int length) {}
    }
}
