package dev.touchline.overlay.control;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * What the garbage collectors did: totals since the JVM started, and the newest 256 stops while this watches. The JVM tells it
 * on a thread of its own; any thread may read.
 *
 * <p>The JVM states durations in whole milliseconds. A collector that works beside the program ({@code ZGC Cycles},
 * {@code Shenandoah Cycles}) stops nothing while it does; its stops have a collector entry of their own.
 */
final class GcPauses implements AutoCloseable {
    private static final int KEPT = 256;

    /** A collector's totals. {@code longestMs} is the longest since this watches. */
    record Collector(String name, boolean stopsTheWorld, long count, long totalMs, long longestMs) {}

    /** One stop; {@code startMs} counts from the start of the JVM. */
    record Pause(String collector, long startMs, long durationMs) {}

    private final NotificationListener listener = (notification, handback) -> onNotification(notification);
    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    private final Deque<Pause> newest = new ArrayDeque<>();
    private final Map<String, Long> longestMs = new TreeMap<>();

    private GcPauses() {}

    /** Watches from now on, until closed. */
    static GcPauses watch() {
        final GcPauses pauses = new GcPauses();
        for (final GarbageCollectorMXBean collector : pauses.collectors) {
            if (collector instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener(pauses.listener, null, null);
            }
        }
        return pauses;
    }

    /** Whether the program stands still while this collector works. */
    static boolean stopsTheWorld(final String collector) {
        return !collector.endsWith("Cycles");
    }

    private void onNotification(final Notification notification) {
        if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            final GarbageCollectionNotificationInfo told =
                    GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
            final GcInfo info = told.getGcInfo();
            onCollection(told.getGcName(), info.getStartTime(), info.getDuration());
        }
    }

    synchronized void onCollection(final String collector, final long startMs, final long durationMs) {
        longestMs.merge(collector, durationMs, Math::max);
        if (stopsTheWorld(collector)) {
            if (newest.size() == KEPT) {
                newest.removeFirst();
            }
            newest.addLast(new Pause(collector, startMs, durationMs));
        }
    }

    /** Every collector's totals. */
    synchronized List<Collector> collectors() {
        final List<Collector> all = new ArrayList<>();
        for (final GarbageCollectorMXBean collector : collectors) {
            all.add(new Collector(
                    collector.getName(),
                    stopsTheWorld(collector.getName()),
                    Math.max(collector.getCollectionCount(), 0),
                    Math.max(collector.getCollectionTime(), 0),
                    longestMs.getOrDefault(collector.getName(), 0L)));
        }
        return all;
    }

    /** The newest stops, oldest first. */
    synchronized List<Pause> newest() {
        return List.copyOf(newest);
    }

    @Override
    public void close() {
        for (final GarbageCollectorMXBean collector : collectors) {
            if (collector instanceof NotificationEmitter emitter) {
                try {
                    emitter.removeNotificationListener(listener);
                } catch (final ListenerNotFoundException e) {
                    // It is removed already, which is what was wanted.
                }
            }
        }
    }
}
