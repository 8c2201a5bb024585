package dev.touchline.bench;

import dev.touchline.engine.EnginePublication;
import dev.touchline.engine.MatchContext;
import dev.touchline.engine.MatchCounters;
import dev.touchline.engine.MatchEngine;
import dev.touchline.engine.heat.HeatRequest;
import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.engine.state.Teams;
import dev.touchline.feeds.FeedFrame;
import dev.touchline.feeds.Feeds;
import dev.touchline.feeds.MatchFeed;
import dev.touchline.protocol.Counter;
import dev.touchline.protocol.DatagramEncoder;
import dev.touchline.protocol.RecordDescriptor;
import dev.touchline.protocol.overlay.HeatDirection;
import dev.touchline.protocol.overlay.HeatGrid;
import dev.touchline.protocol.overlay.HeatScope;
import dev.touchline.protocol.overlay.HeatWhen;
import dev.touchline.protocol.overlay.HeatWindow;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Plays a simulated match of so many minutes (120 unless told) through an engine and prints what the engine then takes of the
 * heap: as it is, with every window of everybody's map on the default grid, and with every map there is.
 */
public final class MatchMemory {
    private static final long START_NS = 1_790_000_000_000_000_000L;
    private static final int LAST_PLAYER = 22;
    private static final double MEGA = 1e6;

    private MatchMemory() {}

    /** One argument: minutes. */
    public static void main(final String[] arguments) throws IOException {
        final int minutes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 120;
        final long before = used();
        final MatchEngine engine = play(minutes * 60 * 25);
        print("as it is", before);
        for (final HeatWindow window : HeatWindow.values()) {
            if (window != HeatWindow.NULL_VAL) {
                readAll(engine, window, HeatGrid.ONE_METRE, HeatWhen.ALL);
            }
        }
        print("every window, default grid", before);
        for (final HeatWindow window : HeatWindow.values()) {
            for (final HeatGrid grid : HeatGrid.values()) {
                for (final HeatWhen when : HeatWhen.values()) {
                    if (window != HeatWindow.NULL_VAL && grid != HeatGrid.NULL_VAL && when != HeatWhen.NULL_VAL) {
                        readAll(engine, window, grid, when);
                    }
                }
            }
        }
        print("every window, grid and filter", before);
        final StateWriter snapshot = new StateWriter();
        engine.save(snapshot);
        System.out.printf("snapshot: %.1f MB%n", snapshot.toBytes().length / MEGA);
    }

    private static void readAll(
            final MatchEngine engine, final HeatWindow window, final HeatGrid grid, final HeatWhen when) {
        read(engine, HeatScope.BALL, HeatRequest.NO_OBJECT, window, grid, when);
        for (int player = 1; player <= LAST_PLAYER; player++) {
            read(engine, HeatScope.PLAYER, player, window, grid, when);
        }
    }

    private static void read(
            final MatchEngine engine,
            final HeatScope scope,
            final int objectId,
            final HeatWindow window,
            final HeatGrid grid,
            final HeatWhen when) {
        engine.read(new HeatRequest(scope, objectId, window, grid, when, HeatDirection.ATTACKING));
    }

    private static MatchEngine play(final int frames) throws IOException {
        try (MatchFeed feed = Feeds.open("sample", 1)) {
            final MatchEngine engine = new MatchEngine(
                    new MatchContext(
                            1,
                            false,
                            new Pitch(105_000, 68_000),
                            new Teams(0x0ffeL, 0x7ff000L),
                            37,
                            1,
                            new Counter("engine_time", ""),
                            new MatchCounters()),
                    new Nowhere());
            final UnsafeBuffer view = new UnsafeBuffer(0, 0);
            final DatagramEncoder source = new DatagramEncoder(1, 1, 1, null, datagram -> {
                view.wrap(datagram);
                for (int at = 0; at < datagram.remaining(); at += RecordDescriptor.RECORD_LENGTH) {
                    engine.onRecord(view, at);
                }
            });
            final FeedFrame frame = new FeedFrame();
            for (int i = 0; i < frames && feed.next(frame); i++) {
                send(source, frame);
            }
            return engine;
        }
    }

    private static void send(final DatagramEncoder source, final FeedFrame frame) {
        final long captureNs = START_NS + frame.mediaTimeNs();
        final int number = (int) frame.number();
        source.matchClock(
                number,
                captureNs,
                frame.period(),
                frame.clockMs(),
                frame.clockRunning(),
                frame.attacksPlusX(),
                frame.ballInPlay(),
                frame.possession());
        source.flush();
        int id = 0;
        for (long left = frame.presentMask(); left != 0; left &= left - 1) {
            final int objectId = Long.numberOfTrailingZeros(left);
            // Whoever the feed calls them, the engine is to have 22 players under the ids 1 to 22.
            source.position(
                    objectId == 0 ? 0 : Math.min(++id, LAST_PLAYER),
                    RecordDescriptor.GROUND_POINT,
                    number,
                    captureNs,
                    frame.xMillimetres(objectId),
                    frame.yMillimetres(objectId),
                    frame.zMillimetres(objectId),
                    20,
                    (left & (left - 1)) == 0 ? RecordDescriptor.FLAG_LAST_OF_FRAME : 0);
        }
        source.flush();
    }

    private static void print(final String what, final long before) {
        System.out.printf("%s: %.1f MB%n", what, (used() - before) / MEGA);
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
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
