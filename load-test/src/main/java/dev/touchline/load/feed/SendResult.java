package dev.touchline.load.feed;

import org.HdrHistogram.Histogram;

/**
 * What a sender did. Immutable by convention: the sender is done with the histogram.
 *
 * @param records handed to the kernel, every leg counted
 * @param plannedNs from the first datagram's instant to the last one's
 * @param tookNs from the first datagram's instant to when the last one had been handed over
 * @param cpuNs processor time of the sending thread
 * @param lagMicros by how much each datagram left after its instant, us, measured after the call that sent it
 * @param path how datagrams entered the kernel
 */
public record SendResult(long records, long plannedNs, long tookNs, long cpuNs, Histogram lagMicros, String path) {}
