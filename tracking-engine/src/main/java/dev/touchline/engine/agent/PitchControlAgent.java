package dev.touchline.engine.agent;

import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.Teams;
import dev.touchline.protocol.Counter;
import dev.touchline.protocol.Counters;
import dev.touchline.protocol.overlay.FrameDecoder;
import dev.touchline.protocol.overlay.MessageHeaderDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.broadcast.BroadcastReceiver;

/**
 * Computes pitch control of the matches that somebody asks for, beside the engine: it listens to the frames that the engine
 * broadcasts, keeps each match's newest, and computes at most once per 100 ms of capture time. The engine never waits for it;
 * when it is too slow it loses frames and counts them.
 *
 * <p>Its own thread calls {@link #doWork}; any thread may {@link #ask} or {@link #forget}. Who asks is heard for ten seconds;
 * while nobody asks, nothing is received or computed. It parks well with a strategy that sleeps for some milliseconds.
 */
public final class PitchControlAgent implements Agent {
    /** How long a question stands, ns. */
    public static final long ASKED_NS = 10_000_000_000L;
    /** How many matches may be asked for at once; a further one is refused. */
    public static final int MOST_MATCHES = 64;

    private static final int MESSAGES_PER_TURN = 1024;

    private final Map<Long, PitchControlWatch> watches = new ConcurrentHashMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final FrameDecoder frame = new FrameDecoder();
    private final List<AtomicBuffer> broadcasts;
    private final List<BroadcastReceiver> receivers = new ArrayList<>();
    private final EpochNanoClock clock;
    private final Counter lapped;
    private final Counter conflated;
    private final Counter computed;
    private final UnsafeBuffer copy;
    private long lappedSoFar;

    /** An agent that listens to the broadcast buffers of engines; the clock only lets questions expire. */
    public PitchControlAgent(
            final List<? extends AtomicBuffer> broadcasts, final EpochNanoClock clock, final Counters counters) {
        this.broadcasts = List.copyOf(broadcasts);
        this.clock = clock;
        lapped = counters.create("pitch_control_lapped", "Times that the engine overtook pitch control");
        conflated = counters.create("pitch_control_conflated", "Frames passed over for newer ones by pitch control");
        computed = counters.create("pitch_control_computed", "Grids of pitch control that were computed");
        copy = new UnsafeBuffer(
                new byte
                        [broadcasts.stream()
                                .mapToInt(each -> new BroadcastReceiver(each).capacity() / 8)
                                .max()
                                .orElseThrow()]);
    }

    /**
     * Asks for a match for the next ten seconds, and answers its newest grid: nothing at first, when its epoch has no frame
     * yet, and when {@link #MOST_MATCHES} others are asked for. Any thread.
     */
    public Optional<PitchControlSnapshot> ask(final long matchId, final Pitch pitch, final Teams teams) {
        PitchControlWatch watch = watches.get(matchId);
        if (watch == null || !watch.pitch().equals(pitch)) {
            if (watch == null && watches.size() >= MOST_MATCHES) {
                return Optional.empty();
            }
            watch = new PitchControlWatch(pitch);
            watches.put(matchId, watch);
        }
        watch.ask(teams, clock.nanoTime());
        return Optional.ofNullable(watch.newest());
    }

    /** Nobody asks for a match any more: its grid is forgotten at once. Any thread. */
    public void forget(final long matchId) {
        watches.remove(matchId);
    }

    @Override
    public int doWork() {
        final long nowNs = clock.nanoTime();
        watches.values().removeIf(watch -> nowNs - watch.askedNs() > ASKED_NS);
        if (watches.isEmpty()) {
            receivers.clear();
            return 0;
        }
        return receive() + compute();
    }

    private int receive() {
        if (receivers.isEmpty()) {
            // What was published while nobody asked is neither read nor missed.
            broadcasts.forEach(each -> receivers.add(new BroadcastReceiver(each)));
            lappedSoFar = 0;
        }
        int received = 0;
        long lappedNow = 0;
        for (final BroadcastReceiver receiver : receivers) {
            received += receive(receiver);
            lappedNow += receiver.lappedCount();
        }
        lapped.add(lappedNow - lappedSoFar);
        lappedSoFar = lappedNow;
        return received;
    }

    private int receive(final BroadcastReceiver receiver) {
        int received = 0;
        while (received < MESSAGES_PER_TURN && receiver.receiveNext()) {
            received++;
            take(receiver);
        }
        return received;
    }

    private void take(final BroadcastReceiver receiver) {
        final int length = receiver.length();
        if (receiver.typeId() != FrameDecoder.TEMPLATE_ID || length > copy.capacity()) {
            return;
        }
        copy.putBytes(0, receiver.buffer(), receiver.offset(), length);
        // The engine never waits: what it has overwritten meanwhile must not be believed.
        if (!receiver.validate()) {
            lapped.increment();
            return;
        }
        frame.wrapAndApplyHeader(copy, 0, header);
        final PitchControlWatch watch = watches.get(frame.matchId());
        if (watch != null && watch.take(frame)) {
            conflated.increment();
        }
    }

    private int compute() {
        int count = 0;
        for (final Map.Entry<Long, PitchControlWatch> entry : watches.entrySet()) {
            if (entry.getValue().compute(entry.getKey())) {
                count++;
            }
        }
        computed.add(count);
        return count;
    }

    @Override
    public String roleName() {
        return "touchline-pitch-control";
    }
}
