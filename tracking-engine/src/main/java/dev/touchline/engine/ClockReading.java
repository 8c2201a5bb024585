package dev.touchline.engine;

import dev.touchline.engine.state.Side;

/**
 * Period and clock at an instant. Immutable; any thread.
 *
 * @param period 1, 2, extra time 3, 4; 5 penalties; 0 none
 * @param clockMs of the period
 * @param attacksPlusX who attacks +x, as far as anybody said
 * @param tsUs the instant, us UTC of capture
 */
public record ClockReading(int period, boolean running, long clockMs, Side attacksPlusX, long tsUs) {}
