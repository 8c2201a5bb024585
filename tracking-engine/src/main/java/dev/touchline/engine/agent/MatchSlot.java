package dev.touchline.engine.agent;

import dev.touchline.engine.MatchEngine;

/** A match's engine and where its latency is recorded. */
record MatchSlot(MatchEngine engine, MatchLatency latency) {}
