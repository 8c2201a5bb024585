package dev.touchline.engine.heat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class RunLogTest {
    /** A head, and 1,000 in seven bits a byte: two. */
    private static final int BYTES_A_RUN = 3;

    private static final int RUNS_A_CHUNK = 1 + (Chunk.BYTES - 24) / BYTES_A_RUN;
    private static final long RUN_US = 1_000;

    private final ChunkPool pool = new ChunkPool();
    private final RunLog log = new RunLog(pool, 2 * Chunk.BYTES);

    /** Runs of one millisecond, to and fro between two neighbouring atoms. */
    private void run(final int from, final int to) {
        for (int i = from; i < to; i++) {
            log.add(i * RUN_US, (i + 1) * RUN_US, 5 + i % 2, 1);
        }
    }

    private long held() {
        final long[] sum = new long[1];
        log.cursorFrom(0).readTo(Long.MAX_VALUE, (atom, playClass, fromUs, toUs) -> sum[0] += toUs - fromUs);
        return sum[0];
    }

    @Test
    void shouldForgetItsOldestChunkWhenItIsFullAndCountTheTime() {
        run(0, 2 * RUNS_A_CHUNK);
        assertThat(log.forgottenUs()).isZero();
        assertThat(held()).isEqualTo(2L * RUNS_A_CHUNK * RUN_US);

        // The last run is in fields, so it takes two more to need a third chunk.
        run(2 * RUNS_A_CHUNK, 2 * RUNS_A_CHUNK + 2);
        assertThat(log.forgottenUs()).isBetween((RUNS_A_CHUNK - 5) * RUN_US, (RUNS_A_CHUNK + 5) * RUN_US);
        assertThat(held() + log.forgottenUs()).isEqualTo((2L * RUNS_A_CHUNK + 2) * RUN_US);
    }

    @Test
    void shouldUseAgainTheChunksThatWereGivenBack() {
        run(0, 100 * RUNS_A_CHUNK);
        final long made = pool.memoryBytes();
        log.clear();
        run(0, 100 * RUNS_A_CHUNK);

        assertThat(pool.memoryBytes()).isEqualTo(made);
        assertThat(made).as("64 chunks of 4 KiB").isLessThan(64 * 4200);
    }

    @Test
    void shouldTellAReaderThatWaitedAtTheEndWhatCameLater() {
        run(0, 10);
        final RunCursor cursor = log.cursorFrom(10 * RUN_US);
        final long[] sum = new long[1];
        run(10, 2500);
        cursor.readTo(2000 * RUN_US + 1, (atom, playClass, fromUs, toUs) -> sum[0] += toUs - fromUs);

        assertThat(sum[0]).isEqualTo(1990 * RUN_US + 1);
    }

    @Test
    void shouldRefuseASnapshotWithMoreChunksThanItMayHave() {
        final StateWriter out = new StateWriter();
        out.putInt(3);

        assertThatThrownBy(() -> log.load(new StateReader(out.toBytes())))
                .hasMessage("snapshot is damaged: count=3, most=2");
    }
}
