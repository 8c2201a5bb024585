package dev.touchline.overlay.match;

import dev.touchline.engine.agent.LatencyRecorder;
import java.util.List;
import java.util.Map;

/** How a match's feed does, as {@code GET /matches/{id}/feed} shows it. */
public record FeedReport(
        long matchId,
        FeedState state,
        List<String> reasons,
        double recordsPerSecond,
        double lossRatio,
        Long lastRecordAgeMs,
        long engineTimeUs,
        long epoch,
        long frames,
        long engineRecords,
        LatencyRecorder.Snapshot engineLatencyMicros,
        LatencyRecorder.Snapshot intakeLatencyMicros,
        Map<String, Long> rejected,
        Map<String, Long> engine,
        List<SourceReport> sources) {

    /** How one source does; an age is null before its first record. */
    public record SourceReport(
            int id,
            String name,
            FeedState state,
            boolean sendsUtcNotTai,
            long received,
            long lost,
            long duplicates,
            long reordered,
            long restarts,
            long refused,
            double recordsPerSecond,
            Long lastRecordAgeMs) {}
}
