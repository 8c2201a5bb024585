package dev.touchline.engine.kinematics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.PlayClass;
import dev.touchline.engine.state.Side;
import dev.touchline.engine.state.Teams;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Memory of a match with 23 who run, and what an instant allocates. */
@Timeout(120)
class KinematicsCostTest {
    private static final int RUNNERS = 23;
    private static final int MINUTE = 1_500;

    private final MatchKinematics kinematics =
            new MatchKinematics(KinematicSettings.FIFA_2022, Teams.UNKNOWN, event -> {});
    private final ObjectStates settled = new ObjectStates();
    private int next;

    /** To and fro at up to 9 m/s, each in a rhythm of his own; possession changes every 7 s. */
    private void run(final int instants) {
        for (final int end = next + instants; next < end; next++) {
            settled.begin(next * 40_000L);
            for (int id = 1; id <= RUNNERS; id++) {
                final double rate = 0.004 + 0.0005 * id;
                settled.place(id, (int) (360 / rate * Math.sin(next * rate)), (int) (9_000 * Math.cos(next * rate)), 0);
            }
            if (next % 175 == 0) {
                kinematics.onPlayClass(settled.tsUs(), PlayClass.of(true, next % 350 == 0 ? Side.HOME : Side.AWAY, 1));
            }
            kinematics.onSettled(settled);
        }
    }

    @Test
    void shouldStayWithinAMegabyteAndAllocateNothingOnceWarm() {
        run(22 * MINUTE);
        final long bytes = kinematics.memoryBytes();
        System.out.printf("kinematics: memory of %d runners over 22 minutes=%d bytes%n", RUNNERS, bytes);
        assertThat(bytes).isLessThan(1 << 20);

        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            final long before = threads.getCurrentThreadAllocatedBytes();
            run(250);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isZero();
    }
}
