package dev.touchline.engine;

import dev.touchline.protocol.Counter;
import java.util.List;

/** What the engine has made of a match's records. Written by the engine's thread; read by any. */
public final class MatchCounters {
    final Counter records = new Counter("engine_records", "Records that reached the engine");
    final Counter repeated = new Counter("engine_repeated", "Records dropped as repeated or outdated");
    final Counter positions = new Counter("engine_positions", "Observations that moved a track");
    final Counter unknown = new Counter("engine_unknown_positions", "Position records that say 'unknown'");
    final Counter implausible = new Counter("engine_implausible", "Observations far outside the pitch");
    final Counter outliers = new Counter("engine_outliers", "Observations too far from their track");
    final Counter late = new Counter("engine_late", "Observations too late to count");
    final Counter early = new Counter("engine_early", "Observations of a source whose clock is ahead of the others");
    final Counter misdated =
            new Counter("engine_misdated", "Observations of a source whose clock is off by seconds, or was");
    final Counter largestOffsetUs =
            Counter.gauge("engine_largest_clock_offset_us", "How far the worst source's clock is off, as learnt, us");
    final Counter clocksOff =
            Counter.gauge("engine_clocks_off", "Sources whose clock is off by more than 250 ms, or not believed");
    final Counter periodOverdue = Counter.gauge(
            "engine_period_overdue", "Minutes of the period when it has lasted longer than any does, else 0");
    final Counter heatForgottenUs =
            Counter.gauge("engine_heat_forgotten_us", "Time that heat maps had no room for, all objects, us");
    final Counter settled = new Counter("engine_settled", "Settled frames published");
    final Counter jumps = new Counter("engine_jumps", "Tracks that started anew elsewhere");
    final Counter sourcesRefused = new Counter("engine_sources_refused", "Records of sources over the limit");
    final Counter unlisted = new Counter("engine_unlisted", "Observations of objects that no roster lists");
    final Counter frames = new Counter("engine_frames", "Frames published");
    final Counter frameTimeUs = new Counter("engine_frame_time_us", "Capture time of the newest frame, us UTC");
    final Counter epoch = new Counter("engine_epoch", "How often the match's state started, from 1");

    /** All of them. */
    public List<Counter> all() {
        return List.of(
                records,
                repeated,
                positions,
                unknown,
                implausible,
                outliers,
                late,
                early,
                misdated,
                largestOffsetUs,
                clocksOff,
                periodOverdue,
                heatForgottenUs,
                settled,
                jumps,
                sourcesRefused,
                unlisted,
                frames,
                frameTimeUs,
                epoch);
    }

    /** Records that reached the engine, repeated ones included. */
    public long records() {
        return records.value();
    }

    /** Observations too far from their track. */
    public long outliers() {
        return outliers.value();
    }

    /** Frames published. */
    public long frames() {
        return frames.value();
    }

    /** Capture time of the newest frame, us UTC; 0 before the epoch's first. */
    public long frameTimeUs() {
        return frameTimeUs.value();
    }

    /** The epoch of the match's state. */
    public long epoch() {
        return epoch.value();
    }
}
