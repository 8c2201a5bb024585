package dev.touchline.overlay.control;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the threads that are alive have used since they started. Any thread. Those of the data plane are listed by name;
 * all other Java threads are one entry. The JVM's own threads (compilers, collectors) are none of them: they are what
 * the process used beyond this.
 */
final class ThreadUse {
    /** The entry of all threads that are not listed. */
    static final String OTHERS = "others";

    private static final String OURS = "touchline";
    private static final String NETTYS = "EventLoopGroup";

    /** Processor time and allocation; the JVM's -1 for what it does not count is 0 here. */
    record Use(long cpuNs, long allocatedBytes) {
        private Use plus(final Use other) {
            return new Use(cpuNs + other.cpuNs, allocatedBytes + other.allocatedBytes);
        }
    }

    private ThreadUse() {}

    /** Use by thread; threads of the same name are added up. */
    static Map<String, Use> read() {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long[] ids = threads.getAllThreadIds();
        final ThreadInfo[] infos = threads.getThreadInfo(ids);
        final long[] cpuNs = threads.getThreadCpuTime(ids);
        final long[] allocated = threads.getThreadAllocatedBytes(ids);
        final Map<String, Use> uses = new TreeMap<>();
        for (int i = 0; i < ids.length; i++) {
            // A thread may have ended between the questions.
            if (infos[i] != null) {
                final Use use = new Use(Math.max(cpuNs[i], 0), Math.max(allocated[i], 0));
                uses.merge(entry(infos[i].getThreadName()), use, Use::plus);
            }
        }
        return uses;
    }

    static String entry(final String thread) {
        return thread.startsWith(OURS) || thread.contains(NETTYS) ? thread : OTHERS;
    }
}
