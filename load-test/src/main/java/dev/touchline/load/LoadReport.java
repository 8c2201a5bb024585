package dev.touchline.load;

import dev.touchline.load.baseline.BaselineResult;
import dev.touchline.load.control.FeedStatus;
import dev.touchline.load.control.LatencyMicros;
import dev.touchline.load.control.LossEvidence;
import dev.touchline.load.control.Observation;
import dev.touchline.load.feed.RecordKind;
import dev.touchline.load.feed.SendResult;
import dev.touchline.load.live.ClientKind;
import dev.touchline.load.live.Fairness;
import dev.touchline.load.live.LiveResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a load test found. Immutable; any thread. Latencies are us.
 *
 * @param settings what was asked for
 * @param measured the measured match
 * @param withoutLag a match whose records carry the instant at which they were handed to the kernel, if there was one
 * @param baseline what bare receivers did with the same feed, if there were any
 * @param alone the same without difficult clients, for half the time before and half the time after; empty when there are none
 * @param sidelines what was seen beside the measured match
 * @param machine the machine in one line
 */
public record LoadReport(
        LoadSettings settings,
        MatchResult measured,
        Optional<MatchResult> withoutLag,
        Optional<BaselineResult> baseline,
        List<MatchResult> alone,
        SidelineResult sidelines,
        String machine)
        implements Report {
    /** Every record sent was counted by the server. */
    public static final int NOTHING_LOST = 0;
    /** Records were lost, or the server counted others. */
    public static final int RECORDS_LOST = 1;

    private static final long LAG_WORTH_SAYING_MICROS = 1_000;
    // A datagram may be read before the call that sent it and its neighbours returns, which is when its lag is taken.
    private static final long CALL_MICROS = 20;

    public LoadReport {
        alone = List.copyOf(alone);
    }

    /** What the sender did. */
    public SendResult send() {
        return measured.send();
    }

    /** What the server counted, when the match was quiet again. */
    public FeedStatus feed() {
        return measured.feed();
    }

    /** What the clients saw. */
    public LiveResult live() {
        return measured.live();
    }

    /** Where records may have been lost. */
    public LossEvidence evidence() {
        return measured.evidence();
    }

    /** What else the machine and the server did meanwhile. */
    public Observation observed() {
        return measured.observed();
    }

    /** Records handed to the kernel, every leg counted. */
    public long sent() {
        return send().records();
    }

    /** Records that reached the server's engine, duplicates included: what its socket or ring dropped is not among them. */
    public long received() {
        return feed().received();
    }

    /** Sent less received. Negative when another sender feeds the same match. */
    public long lost() {
        return measured.lost();
    }

    /** The rate that the sender held, records/s. */
    public double heldRate() {
        return measured.heldRate();
    }

    /** From capture to the end of processing, by the server's own measurement. */
    public LatencyMicros engineLatency() {
        return feed().engineLatencyMicros();
    }

    /** From capture to arrival at the clients. */
    public LatencyMicros clientLatency() {
        return measured.clientLatency();
    }

    /** From a datagram's instant to when it was in the kernel. It is part of both other latencies. */
    public LatencyMicros senderLag() {
        return measured.senderLag();
    }

    /** The server's 99th percentile as a multiple of the bare receiver's; empty without one, or without samples. */
    public OptionalDouble ratioOfP99() {
        return baseline.isPresent()
                        && engineLatency().count() > 0
                        && baseline.get().count().latencyMicros().getTotalCount() > 0
                ? OptionalDouble.of((double) engineLatency().p99()
                        / Math.max(1, baseline.get().count().latencyMicros().getValueAtPercentile(99)))
                : OptionalDouble.empty();
    }

    /** What the reader has to know before believing the numbers; empty when all went as asked. */
    public List<String> notes() {
        final List<String> notes = new ArrayList<>();
        if (!measured.isRateHeld()) {
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
        if (settings.clients() > 0 && live().fewestFrames() == 0 && settings.records() == RecordKind.POSITION) {
            notes.add("a client received no frame: clients=" + settings.clients() + ", frames=" + live().frames());
        }
        noteClients(notes);
        live().closed()
                .forEach((code, count) -> notes.add("the server closed clients: code=" + code + ", clients=" + count));
        withoutLag
                .filter(match -> match.lost() != 0)
                .ifPresent(match -> notes.add("the match without the sender's lag lost records: sent="
                        + match.send().records() + ", lost=" + match.lost()));
        alone.stream()
                .filter(match -> match.lost() != 0)
                .forEach(match -> notes.add("a match without the difficult clients lost records: sent="
                        + match.send().records() + ", lost=" + match.lost()));
        baseline.ifPresent(bare -> noteBaseline(bare, notes));
        return notes;
    }

    private void noteClients(final List<String> notes) {
        final Fairness fairness = live().fairness();
        if (fairness.starved() > 0) {
            notes.add("clients were starved, with less than 90 % of the median: clients=" + fairness.starved()
                    + ", fewest=" + fairness.fewest() + ", median=" + fairness.median());
        }
        sidelines.difficult().forEach((kind, joined) -> {
            if (kind == ClientKind.STORM && joined.served() < joined.clients()) {
                notes.add("not every client of the storm was served: clients=" + joined.clients() + ", served="
                        + joined.served());
            }
            if (joined.failed() > 0) {
                notes.add("difficult clients were refused: kind=" + kind.label() + ", attempts=" + joined.attempts()
                        + ", failed=" + joined.failed());
            }
        });
    }

    private void noteBaseline(final BaselineResult bare, final List<String> notes) {
        if (bare.lost() != 0) {
            notes.add("the bare receiver lost records too: sent=" + bare.sent() + ", lost=" + bare.lost());
        }
        observed()
                .server()
                .filter(server -> server.receiveBufferBytes() != bare.receiveBufferBytes())
                .ifPresent(server -> notes.add("the bare receiver has another receive buffer: server="
                        + server.receiveBufferBytes() + ", bare=" + bare.receiveBufferBytes()));
    }

    /** What the program should exit with: {@link #NOTHING_LOST} or {@link #RECORDS_LOST}. */
    @Override
    public int exitCode() {
        return lost() == 0 ? NOTHING_LOST : RECORDS_LOST;
    }

    @Override
    public String toTable() {
        return ReportTable.of(this);
    }

    @Override
    public String toHtml() {
        return ReportPage.of(this).toHtml();
    }

    @Override
    public String toJson() {
        return ReportJson.of(this);
    }
}
