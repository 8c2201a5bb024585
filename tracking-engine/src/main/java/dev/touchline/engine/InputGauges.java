package dev.touchline.engine;

import dev.touchline.engine.heat.MatchHeat;
import dev.touchline.engine.time.EngineClock;

/** What the engine knows to be wrong with its input right now, as gauges for operators. Engine thread only; allocates nothing. */
final class InputGauges {
    private static final int NANOS_PER_MICRO = 1_000;

    private final MatchCounters counters;
    private final EngineClock clock;
    private final MatchAnalysis analysis;
    private final MatchHeat heat;

    InputGauges(
            final MatchCounters counters, final EngineClock clock, final MatchAnalysis analysis, final MatchHeat heat) {
        this.counters = counters;
        this.clock = clock;
        this.analysis = analysis;
        this.heat = heat;
    }

    /** Sets them all. */
    void update() {
        counters.largestOffsetUs.set(clock.largestOffsetNs() / NANOS_PER_MICRO);
        counters.clocksOff.set(clock.clocksOff());
        counters.periodOverdue.set(analysis.game().overdueMinutes());
        counters.heatForgottenUs.set(heat.forgottenUs());
    }
}
