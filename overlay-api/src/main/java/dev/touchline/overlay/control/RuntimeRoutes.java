package dev.touchline.overlay.control;

import com.sun.management.OperatingSystemMXBean;
import io.javalin.config.RoutesConfig;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.management.RuntimeMXBean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * What the program itself uses: {@code /api/v1/server/runtime}, for measurements from outside. Javalin's threads: nothing of
 * the data plane is asked, the JVM's own counters are read.
 */
final class RuntimeRoutes {
    private final GcPauses pauses;
    private final IntSupplier feedReceiveBufferBytes;

    RuntimeRoutes(final GcPauses pauses, final IntSupplier feedReceiveBufferBytes) {
        this.pauses = pauses;
        this.feedReceiveBufferBytes = feedReceiveBufferBytes;
    }

    void addTo(final RoutesConfig routes) {
        routes.get("/api/v1/server/runtime", request -> request.json(document()));
    }

    private Map<String, Object> document() {
        final RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
        final MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("pid", runtime.getPid());
        document.put("jvm", runtime.getVmName() + " " + System.getProperty("java.runtime.version"));
        document.put("uptimeMs", runtime.getUptime());
        document.put("processCpuNs", system.getProcessCpuTime());
        document.put(
                "heap",
                Map.of(
                        "usedBytes", heap.getUsed(),
                        "committedBytes", heap.getCommitted(),
                        "maxBytes", heap.getMax()));
        document.put("feedReceiveBufferBytes", feedReceiveBufferBytes.getAsInt());
        document.put("gc", Map.of("collectors", pauses.collectors(), "pauses", pauses.newest()));
        document.put("threads", threads());
        return document;
    }

    private static List<Map<String, Object>> threads() {
        return ThreadUse.read().entrySet().stream()
                .map(entry -> Map.<String, Object>of(
                        "name", entry.getKey(),
                        "cpuNs", entry.getValue().cpuNs(),
                        "allocatedBytes", entry.getValue().allocatedBytes()))
                .toList();
    }
}
