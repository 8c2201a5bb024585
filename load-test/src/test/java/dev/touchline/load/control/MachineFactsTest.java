package dev.touchline.load.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class MachineFactsTest {
    private static final ProcessorTimes BEFORE = new ProcessorTimes(1_000, 10, 5);

    @Test
    void shouldAddUpBusyColumnsWhenReadingProcStat() {
        // user 989028, nice 10234, system 84186, idle, iowait, irq 7, softirq 1532, steal 3829; guest 500 is part of
        // user.
        final ProcessorTimes times = ProcessorTimes.parse(List.of(
                        "cpu  989028 10234 84186 1314153 3327 7 1532 3829 500 0",
                        "cpu0 488748 7348 40793 662880 876 0 497 1967 0 0",
                        "intr 7018848 0"))
                .orElseThrow();

        assertThat(times.busy()).isEqualTo(10_849.87, within(1e-6));
        assertThat(times.interrupts()).isEqualTo(15.39, within(1e-6));
        assertThat(times.steal()).isEqualTo(38.29, within(1e-6));
    }

    @Test
    void shouldSayNothingWhenProcStatIsAnother() {
        assertThat(ProcessorTimes.parse(List.of("cpu 1 2 3"))).isEmpty();
        assertThat(ProcessorTimes.parse(List.of())).isEmpty();
    }

    @Test
    void shouldCallForeignWhatIsNotOurs() {
        // 10 s of two processors: 15 s busy, 9 s of them ours, 0.5 s stolen.
        final MachineLoad load = MachineLoad.between(BEFORE, new ProcessorTimes(1_015, 12, 5.5), 10, 2, 9_000_000_000L);

        assertThat(load.busyCores()).isEqualTo(1.5, within(1e-9));
        assertThat(load.foreignCores()).isEqualTo(0.6, within(1e-9));
        assertThat(load.interruptCores()).isEqualTo(0.2, within(1e-9));
        assertThat(load.stealSeconds()).isEqualTo(0.5, within(1e-9));
        assertThat(load.stealPercent()).isEqualTo(2.5, within(1e-9));
    }

    @Test
    void shouldWeighByTimeWhenTwoStretchesAreTakenTogether() {
        // 10 s at 0.6 cores and 5 s at 0.3: 7.5 s of processor time in 15 s.
        final MachineLoad both =
                new MachineLoad(10, 2, 1.5, 0.6, 0.2, 0.5).plus(new MachineLoad(5, 2, 1.5, 0.3, 0.2, 0.1));

        assertThat(both.seconds()).isEqualTo(15);
        assertThat(both.foreignCores()).isEqualTo(0.5, within(1e-9));
        assertThat(both.stealSeconds()).isEqualTo(0.6, within(1e-9));
    }

    @Test
    void shouldSayNobodyWhenTicksAreCoarserThanOurs() {
        assertThat(MachineLoad.between(BEFORE, new ProcessorTimes(1_009, 10, 5), 10, 2, 9_004_000_000L)
                        .foreignCores())
                .isZero();
    }

    @Test
    void shouldReadUdpErrorsWhenColumnsAreNamed() {
        assertThat(UdpErrors.parse(List.of(
                        "Ip: Forwarding DefaultTTL",
                        "Ip: 1 64",
                        "Udp: InDatagrams NoPorts InErrors OutDatagrams RcvbufErrors SndbufErrors",
                        "Udp: 3598629 485 17 903412 16 0",
                        "UdpLite: InDatagrams NoPorts InErrors OutDatagrams RcvbufErrors SndbufErrors",
                        "UdpLite: 0 0 99 0 99 0")))
                .isEqualTo(new UdpErrors(17, 16));
        assertThat(UdpErrors.parse6(
                        List.of("Udp6InErrors                    \t3", "Udp6RcvbufErrors \t2", "UdpLite6InErrors 9")))
                .isEqualTo(new UdpErrors(3, 2));
        assertThat(UdpErrors.parse(List.of())).isEqualTo(new UdpErrors(0, 0));
    }

    @Test
    void shouldTakeDifferencesWhenServerIsAskedTwice() throws IOException {
        final ServerRuntime before = runtime(1_000, 2_000_000_000L, 3, 20, "[]", 1_500_000_000L, 100);
        final ServerRuntime after = runtime(
                11_000,
                8_000_000_000L,
                5,
                29,
                "[{\"collector\":\"G1\",\"startMs\":900,\"durationMs\":15},"
                        + "{\"collector\":\"G1\",\"startMs\":1000,\"durationMs\":4},"
                        + "{\"collector\":\"G1\",\"startMs\":7000,\"durationMs\":5}]",
                6_500_000_000L,
                4_100);

        final ServerUse use = ServerUse.between(before, after);

        assertThat(use.cpuNs()).isEqualTo(6_000_000_000L);
        // 6 s of the process less 5 s of its threads.
        assertThat(use.threads().get(ServerUse.JVM).cpuNs()).isEqualTo(1_000_000_000L);
        assertThat(use.threads().get("touchline-engine").allocatedBytes()).isEqualTo(4_000);
        assertThat(use.pauses()).isEqualTo(2);
        assertThat(use.pausedMs()).isEqualTo(9);
        // The one of 15 ms was before.
        assertThat(use.longestPauseMs()).isEqualTo(5);
        assertThat(use.receiveBufferBytes()).isEqualTo(8_388_608);
    }

    private static ServerRuntime runtime(
            final long uptimeMs,
            final long processCpuNs,
            final long count,
            final long totalMs,
            final String pauses,
            final long engineCpuNs,
            final long engineBytes)
            throws IOException {
        // The example of docs/http-api.md, with a collector that works beside the program: it is no pause.
        return ServerRuntime.of(new ObjectMapper()
                .readTree("""
                {"pid": 4711, "jvm": "Example", "uptimeMs": %d, "processCpuNs": %d,
                 "heap": {"usedBytes": 91, "maxBytes": 1024}, "feedReceiveBufferBytes": 8388608,
                 "gc": {"collectors": [{"name": "G1", "stopsTheWorld": true, "count": %d, "totalMs": %d},
                                       {"name": "ZGC Cycles", "stopsTheWorld": false, "count": 50, "totalMs": 5000}],
                  "pauses": %s},
                 "threads": [{"name": "touchline-engine", "cpuNs": %d, "allocatedBytes": %d}]}
                """.formatted(uptimeMs, processCpuNs, count, totalMs, pauses, engineCpuNs, engineBytes)));
    }
}
