package dev.touchline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.Teams;
import dev.touchline.protocol.Counter;
import dev.touchline.protocol.DatagramEncoder;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Fusion of four sources of 23 objects and a body point each, live and settled, allocates nothing once it has warmed up. */
@Timeout(60)
class FusionAllocationTest {
    private static final long START_NS = 1_750_000_037_000_000_000L;
    private static final int OBJECTS = 23;

    private final MatchEngine engine = new MatchEngine(
            new MatchContext(
                    1,
                    true,
                    new Pitch(105_000, 68_000),
                    Teams.UNKNOWN,
                    37,
                    1,
                    new Counter("t", ""),
                    new MatchCounters()),
            new Nowhere());
    private final UnsafeBuffer record = new UnsafeBuffer(0, 0);
    private final DatagramEncoder[] sources = new DatagramEncoder[4];
    private final Random random = new Random(1);

    @Test
    void shouldAllocateNothingPerRecordOnceWarm() {
        for (int s = 0; s < sources.length; s++) {
            sources[s] = new DatagramEncoder(1, s + 1, 1, null, datagram -> {
                record.wrap(datagram);
                for (int at = 0; at < datagram.remaining(); at += 64) {
                    engine.onRecord(record, at);
                }
            });
        }
        final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        play(0, 3_000);

        final long before = thread.getCurrentThreadAllocatedBytes();
        play(3_000, 4_000);
        final long allocated = thread.getCurrentThreadAllocatedBytes() - before;

        // 46,000 records. Wrapping the datagram and asking for the count may cost a little; a byte a record may not.
        assertThat(allocated).isLessThan(10_000);
    }

    private void play(final int from, final int to) {
        for (int frame = from; frame < to; frame++) {
            final int s = frame % sources.length;
            final long late = random.nextInt(30_000_000);
            final long captureNs = START_NS + frame * 5_000_000L - late;
            for (int id = 0; id < OBJECTS; id++) {
                final int x = 1_000 * id + random.nextInt(200);
                sources[s].position(id, 0, frame, captureNs, x, 0, id == 0 ? 110 : 0, id % 2 * 100, 0);
                sources[s].position(id, 5, frame, captureNs, x, 0, 1_000, 50, id == OBJECTS - 1 ? 8 : 0);
            }
            sources[s].flush();
        }
    }

    /** Takes everything and keeps nothing. */
    private static final class Nowhere implements EnginePublication {
        @Override
        public void onFrame(final MutableDirectBuffer buffer, final int offset, final int length) {}

        @Override
        public void onSettled(final MutableDirectBuffer buffer, final int offset, final int length) {}

        @Override
        public void onEvent(final MutableDirectBuffer buffer, final int offset, final int length) {}

        @Override
        public void onHeat(final MutableDirectBuffer buffer, final int offset, final int length) {}
    }
}
