package dev.touchline.overlay.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class GcPausesTest {
    @Test
    void shouldListStopsAndNotCyclesWhenCollectorsWork() {
        try (GcPauses pauses = GcPauses.watch()) {
            pauses.onCollection("Example Pauses", 1_000, 3);
            pauses.onCollection("Example Cycles", 1_000, 40);
            pauses.onCollection("Example Pauses", 2_000, 1);

            final List<GcPauses.Pause> seen = pauses.newest().stream()
                    .filter(pause -> pause.collector().startsWith("Example"))
                    .toList();
            assertThat(seen)
                    .containsExactly(
                            new GcPauses.Pause("Example Pauses", 1_000, 3),
                            new GcPauses.Pause("Example Pauses", 2_000, 1));
        }
    }

    @Test
    void shouldKeepTheNewestWhenThereAreMoreThanItHolds() {
        try (GcPauses pauses = GcPauses.watch()) {
            for (int i = 0; i < 1_000; i++) {
                pauses.onCollection("Example", i, 1);
            }

            assertThat(pauses.newest()).hasSize(256);
            assertThat(pauses.newest()).anyMatch(pause -> pause.startMs() == 999);
            assertThat(pauses.newest())
                    .noneMatch(pause -> pause.collector().equals("Example") && pause.startMs() < 700);
        }
    }

    @Test
    void shouldKnowWhichCollectorsStopTheProgram() {
        for (final String name : List.of("G1 Young Generation", "G1 Old Generation", "ZGC Pauses", "Copy")) {
            assertThat(GcPauses.stopsTheWorld(name)).as(name).isTrue();
        }
        for (final String name : List.of("ZGC Cycles", "ZGC Major Cycles", "Shenandoah Cycles")) {
            assertThat(GcPauses.stopsTheWorld(name)).as(name).isFalse();
        }
    }

    @Test
    void shouldListThreadsOfTheDataPlaneByNameOnly() {
        assertThat(ThreadUse.entry("touchline-ingest-1-1")).isEqualTo("touchline-ingest-1-1");
        assertThat(ThreadUse.entry("multiThreadIoEventLoopGroup-2-1")).isEqualTo("multiThreadIoEventLoopGroup-2-1");
        assertThat(ThreadUse.entry("JettyServerThreadPool-31")).isEqualTo("others");
    }
}
