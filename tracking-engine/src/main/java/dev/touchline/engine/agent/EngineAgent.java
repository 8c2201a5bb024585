package dev.touchline.engine.agent;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import dev.touchline.engine.EnginePublication;
import dev.touchline.engine.MatchEngine;
import dev.touchline.protocol.Counter;
import dev.touchline.protocol.RecordDescriptor;
import dev.touchline.protocol.RingDescriptor;
import dev.touchline.protocol.TaiTime;
import org.agrona.BufferUtil;
import org.agrona.MutableDirectBuffer;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.SystemEpochClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.errors.DistinctErrorLog;
import org.jctools.queues.MpscArrayQueue;

/**
 * Drives the engines of its matches: commands first, then a bounded read of the ring. Its own thread calls
 * {@link #doWork}; any thread may {@link #offer} a command.
 *
 * <p>A record that makes an engine throw is dropped alone: the fault is counted and kept in the error log, the rest of the
 * datagram goes on.
 */
public final class EngineAgent implements Agent {
    private static final int COMMANDS = 1024;
    /** With places that only {@link #offerReserved} takes: who has seen room for others finds room for itself. */
    private static final int PLACES = 2 * COMMANDS;

    private static final int COMMANDS_PER_TURN = 16;
    private static final int DATAGRAMS_PER_TURN = 64;
    private static final int ERROR_LOG_LENGTH = 64 * 1024;

    private final MpscArrayQueue<EngineCommand> commands = new MpscArrayQueue<>(PLACES);
    private final Long2ObjectHashMap<MatchSlot> matches = new Long2ObjectHashMap<>();
    private final UnsafeBuffer errorLogBuffer =
            new UnsafeBuffer(BufferUtil.allocateDirectAligned(ERROR_LOG_LENGTH, 64));
    private final DistinctErrorLog errorLog = new DistinctErrorLog(errorLogBuffer, SystemEpochClock.INSTANCE);
    private final MessageHandler onMessage = this::onDatagram;
    private final EngineContext context;
    private final BroadcastPublication publication;
    private final Counter records;
    private final Counter faults;
    private final Counter unmatched;
    private final Counter turnOfLastWorkMs;

    /** An agent without matches. */
    public EngineAgent(final EngineContext context) {
        this.context = context;
        publication = new BroadcastPublication(
                context.output(),
                context.clock(),
                context.counters()
                        .createPart(
                                "events_dropped", "Events that clients are not told of: the fan-out's ring was full"));
        records = context.counters().createPart("engine_records", "Records that the engine has processed");
        faults = context.counters().createPart("engine_faults", "Records and commands that made the engine throw");
        unmatched = context.counters().createPart("engine_unmatched", "Records of matches that were closed meanwhile");
        turnOfLastWorkMs = context.counters()
                .createGauge(
                        context.shard() == 0 ? "engine_last_work_ms" : "engine_" + context.shard() + "_last_work_ms",
                        "When the engine last did work, ms UTC");
    }

    /** Hands over a command. False when the queue is full: nothing is changed then. Any thread. */
    public boolean offer(final EngineCommand command) {
        return commands.offerIfBelowThreshold(command, COMMANDS);
    }

    /** Whether {@link #offer} would take a command now. Any thread. */
    public boolean hasRoom() {
        return commands.size() < COMMANDS;
    }

    /**
     * Hands over a command of the one caller that asks {@link #hasRoom} first and then has a place for certain. False when there
     * is none. One thread at a time.
     */
    public boolean offerReserved(final EngineCommand command) {
        return commands.offer(command);
    }

    @Override
    public int doWork() {
        final int work = runCommands() + context.ring().read(onMessage, DATAGRAMS_PER_TURN);
        if (work > 0) {
            turnOfLastWorkMs.set(context.clock().nanoTime() / 1_000_000);
            if (publication.takePublished()) {
                context.afterPublication().run();
            }
        }
        return work;
    }

    private int runCommands() {
        int work = 0;
        while (work < COMMANDS_PER_TURN) {
            final EngineCommand command = commands.poll();
            if (command == null) {
                break;
            }
            work++;
            runAlone(command);
        }
        return work;
    }

    private void runAlone(final EngineCommand command) {
        try {
            run(command);
        } catch (final RuntimeException e) {
            onFault(e);
        }
    }

    private void run(final EngineCommand command) {
        if (command instanceof EngineCommand.Several several) {
            several.commands().forEach(this::runAlone);
            return;
        }
        if (command instanceof EngineCommand.OpenMatch open) {
            matches.put(open.matchId(), new MatchSlot(new MatchEngine(open.context(), publication), open.latency()));
            return;
        }
        final MatchSlot slot = matches.get(command.matchId());
        if (slot == null) {
            if (command instanceof EngineCommand.Ask<?> ask) {
                ask.refuse();
            }
            return;
        }
        final MatchEngine engine = slot.engine();
        if (command instanceof EngineCommand.ChangeTeams change) {
            engine.teams(change.teams());
        } else if (command instanceof EngineCommand.ResetMatch reset) {
            engine.reset(reset.leastEpoch());
        } else if (command instanceof EngineCommand.WatchHeat watch) {
            engine.watch(watch.watch());
        } else if (command instanceof EngineCommand.UnwatchHeat unwatch) {
            engine.unwatch(unwatch.watch());
        } else if (command instanceof EngineCommand.TellEvent tell) {
            engine.tell(tell.event());
        } else if (command instanceof EngineCommand.CorrectIdentities correct) {
            if (correct.epoch() == engine.epoch()) {
                engine.correctIdentities(correct.changes());
            }
        } else if (command instanceof EngineCommand.Ask<?> ask) {
            ask.run(engine);
        } else if (command instanceof EngineCommand.ReplaceEngine replace) {
            // A match that was opened anew meanwhile has other ground, and counts elsewhere.
            if (replace.engine().context().counters() == engine.context().counters()) {
                replace.engine().replace(engine);
                matches.put(replace.matchId(), new MatchSlot(replace.engine(), slot.latency()));
            }
        } else if (command instanceof EngineCommand.CloseMatch) {
            engine.flush();
            matches.remove(command.matchId());
        }
    }

    private void onDatagram(final int type, final MutableDirectBuffer buffer, final int index, final int length) {
        final int end = index + length;
        int at = index + RingDescriptor.RECORDS_OFFSET;
        final int count = (end - at) / RecordDescriptor.RECORD_LENGTH;
        records.add(count);
        final MatchSlot slot =
                matches.get(buffer.getInt(at + RecordDescriptor.MATCH_ID_OFFSET, LITTLE_ENDIAN) & 0xffff_ffffL);
        if (slot == null) {
            unmatched.add(count);
            return;
        }
        slot.engine().expect(buffer, at, end);
        long newestNs = 0;
        for (; at < end; at += RecordDescriptor.RECORD_LENGTH) {
            newestNs = Math.max(newestNs, buffer.getLong(at + RecordDescriptor.TIME_OFFSET, LITTLE_ENDIAN));
            try {
                slot.engine().onRecord(buffer, at);
            } catch (final RuntimeException e) {
                onFault(e);
            }
        }
        measure(slot, buffer.getLong(index + RingDescriptor.RECEIVE_TIME_OFFSET), newestNs, count);
    }

    private void measure(final MatchSlot slot, final long receivedNs, final long newestNs, final int count) {
        final long nowNs = context.clock().nanoTime();
        slot.latency().sinceReceipt().record(nowNs - receivedNs, count);
        if (slot.engine().context().live()) {
            slot.latency()
                    .sinceCapture()
                    .record(TaiTime.fromUtcNs(nowNs, context.taiOffsetSeconds()) - newestNs, count);
        }
    }

    /** Where engines of this agent publish: for an engine that is made elsewhere, to replace one of its matches'. */
    public EnginePublication publication() {
        return publication;
    }

    private void onFault(final RuntimeException fault) {
        faults.increment();
        errorLog.record(fault);
    }

    /** The distinct faults so far, for operators. Any thread may read it with Agrona's {@code ErrorLogReader}. */
    public UnsafeBuffer errorLog() {
        return errorLogBuffer;
    }

    @Override
    public String roleName() {
        return context.threadName();
    }
}
