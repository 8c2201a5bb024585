package dev.touchline.feeds.play;

/**
 * What a play did. Immutable; any thread.
 *
 * @param framesSent frames handed to the network
 * @param recordsSent records of all types
 * @param datagramsSent datagrams the network took
 * @param sendFailures datagrams it did not
 * @param framesLate frames that left later than the tolerance
 * @param maxLagNs the latest a frame left after its time; 0 when unpaced
 * @param loops runs through the feed that were completed
 * @param lastCaptureTimeNs of the last frame, ns TAI; 0 when there was none
 */
public record PlayReport(
        long framesSent,
        long recordsSent,
        long datagramsSent,
        long sendFailures,
        long framesLate,
        long maxLagNs,
        int loops,
        long lastCaptureTimeNs) {}
