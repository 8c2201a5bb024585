package dev.touchline.load;

import dev.touchline.load.control.FeedStatus;
import dev.touchline.load.control.LatencyMicros;
import dev.touchline.load.control.LossEvidence;
import dev.touchline.load.feed.SendResult;
import dev.touchline.load.live.LiveResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What a load test found. Immutable; any thread. Latencies are us.
 *
 * @param settings what was asked for
 * @param send what the sender did
 * @param feed what the server counted, when the match was quiet again
 * @param live what the clients saw
 * @param evidence where records may have been lost
 * @param serverCores processor time of a server started here while records were sent, in cores
 * @param machine the machine in one line
 */
public record LoadReport(
        LoadSettings settings,
        SendResult send,
        FeedStatus feed,
        LiveResult live,
        LossEvidence evidence,
        OptionalDouble serverCores,
        String machine) {
    /** Every record sent was counted by the server. */
    public static final int NOTHING_LOST = 0;
    /** Records were lost, or the server counted others. */
    public static final int RECORDS_LOST = 1;

    private static final double RATE_HELD = 0.99;
    private static final long LAG_WORTH_SAYING_MICROS = 1_000;
    // A datagram may be read before the call that sent it and its neighbours returns, which is when its lag is taken.
    private static final long CALL_MICROS = 20;

    /** Records handed to the kernel, every leg counted. */
    public long sent() {
        return send.records();
    }

    /** Records that reached the server's engine, duplicates included: what its socket or ring dropped is not among them. */
    public long received() {
        return feed.received();
    }

    /** Sent less received. Negative when another sender feeds the same match. */
    public long lost() {
        return sent() - received();
    }

    /** The rate that the sender held, records/s. */
    public double heldRate() {
        final double held = (double) send.plannedNs() / Math.max(send.tookNs(), 1);
        return settings.recordsPerSecond() * Math.min(1, held);
    }

    /** From capture to the end of processing, by the server's own measurement. */
    public LatencyMicros engineLatency() {
        return feed.engineLatencyMicros();
    }

    /** From capture to arrival at the clients. */
    public LatencyMicros clientLatency() {
        return LatencyMicros.of(live.ageMicros());
    }

    /** From a datagram's instant to when it was in the kernel. It is part of both other latencies. */
    public LatencyMicros senderLag() {
        return LatencyMicros.of(send.lagMicros());
    }

    /** What the reader has to know before believing the numbers; empty when all went as asked. */
    public List<String> notes() {
        final List<String> notes = new ArrayList<>();
        if (heldRate() < RATE_HELD * settings.recordsPerSecond()) {
            notes.add(String.format(
                    Locale.ROOT,
                    "sent slower than asked: asked=%d/s, sent=%.0f/s",
                    settings.recordsPerSecond(),
                    heldRate()));
        }
        if (senderLag().p99() > LAG_WORTH_SAYING_MICROS) {
            notes.add("the sender was late, and every latency contains it: p99="
                    + senderLag().p99() + " us");
        }
        if (engineLatency().count() > 0
                && engineLatency().p50() + CALL_MICROS < senderLag().p50()) {
            notes.add("the server's clock is behind this one, and its latency too short: engine p50="
                    + engineLatency().p50() + " us, sender lag p50="
                    + senderLag().p50() + " us");
        }
        if (lost() < 0) {
            notes.add("the server counted more than was sent: does another sender feed this match?");
        }
        if (settings.clients() > 0 && live.fewestFrames() == 0) {
            notes.add("a client received no frame: clients=" + settings.clients() + ", frames=" + live.frames());
        }
        live.closed()
                .forEach((code, count) -> notes.add("the server closed clients: code=" + code + ", clients=" + count));
        return notes;
    }

    /** What the program should exit with: {@link #NOTHING_LOST} or {@link #RECORDS_LOST}. */
    public int exitCode() {
        return lost() == 0 ? NOTHING_LOST : RECORDS_LOST;
    }

    /** For people: a table of at most 100 columns. */
    public String toTable() {
        return ReportTable.of(this);
    }

    /** For programs: one JSON object. */
    public String toJson() {
        return ReportJson.of(this);
    }
}
