package dev.touchline.load.live;

/**
 * What the measured clients saw in one second. Immutable; any thread.
 *
 * @param epochSecond which second, UTC
 * @param frames frames that arrived in it
 * @param p50Micros median of their age on arrival, us
 * @param p99Micros its 99th percentile, us
 * @param maxMicros the oldest, us
 */
public record LiveSecond(long epochSecond, long frames, long p50Micros, long p99Micros, long maxMicros) {}
