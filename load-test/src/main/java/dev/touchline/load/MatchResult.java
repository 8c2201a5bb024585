package dev.touchline.load;

import dev.touchline.load.control.FeedStatus;
import dev.touchline.load.control.LatencyMicros;
import dev.touchline.load.control.LossEvidence;
import dev.touchline.load.control.Observation;
import dev.touchline.load.feed.SendResult;
import dev.touchline.load.live.LiveResult;

/**
 * What became of one match that was sent. Immutable by convention; any thread. Latencies are us.
 *
 * @param recordsPerSecond the rate that was asked for
 * @param send what the sender did
 * @param feed what the server counted, when the match was quiet again
 * @param live what the clients saw
 * @param evidence where records may have been lost
 * @param observed what else the machine and the server did meanwhile
 */
public record MatchResult(
        long recordsPerSecond,
        SendResult send,
        FeedStatus feed,
        LiveResult live,
        LossEvidence evidence,
        Observation observed) {
    /** The part of the rate asked for that counts as holding it. */
    static final double RATE_HELD = 0.99;

    /** Sent less received. Negative when another sender feeds the same match. */
    public long lost() {
        return send.records() - feed.received();
    }

    /** The rate that the sender held, records/s. */
    public double heldRate() {
        final double held = (double) send.plannedNs() / Math.max(send.tookNs(), 1);
        return recordsPerSecond * Math.min(1, held);
    }

    /** Whether the sender held 99 % of the rate that was asked for. */
    public boolean isRateHeld() {
        return heldRate() >= RATE_HELD * recordsPerSecond;
    }

    /** From capture to arrival at the clients. */
    public LatencyMicros clientLatency() {
        return LatencyMicros.of(live.ageMicros());
    }

    /** From a datagram's instant to when it was in the kernel. */
    public LatencyMicros senderLag() {
        return LatencyMicros.of(send.lagMicros());
    }
}
