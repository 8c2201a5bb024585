package dev.touchline.server.replay;

import dev.touchline.engine.MatchContext;
import dev.touchline.engine.MatchCounters;
import dev.touchline.engine.MatchEngine;
import dev.touchline.engine.agent.EngineAgent;
import dev.touchline.engine.agent.EngineCommand;
import dev.touchline.engine.agent.EngineContext;
import dev.touchline.engine.agent.EngineOutput;
import dev.touchline.engine.agent.MatchLatency;
import dev.touchline.engine.heat.HeatRequest;
import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.engine.state.Teams;
import dev.touchline.protocol.Counter;
import dev.touchline.protocol.Counters;
import dev.touchline.protocol.RecordDescriptor;
import dev.touchline.protocol.RingDescriptor;
import dev.touchline.protocol.overlay.FrameDecoder;
import dev.touchline.protocol.overlay.FrameEncoder;
import dev.touchline.protocol.overlay.HeatScope;
import dev.touchline.protocol.overlay.HeatWindow;
import dev.touchline.protocol.overlay.MessageHeaderEncoder;
import dev.touchline.protocol.overlay.SettledDecoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.broadcast.BroadcastBufferDescriptor;
import org.agrona.concurrent.broadcast.BroadcastReceiver;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * Plays recorded datagrams through the real ring, agent and broadcast buffer, and answers a digest of everything that was
 * published, but for the time of publication. Also a program of its own, so that another JVM can be asked.
 */
public final class ReplayDigest {
    private static final int RING_LENGTH = 1 << 20;
    private static final int BROADCAST_LENGTH = 1 << 22;
    private static final int PUB_US_OFFSET = MessageHeaderEncoder.ENCODED_LENGTH + FrameEncoder.pubUsEncodingOffset();

    private final OneToOneRingBuffer ring =
            new OneToOneRingBuffer(new UnsafeBuffer(new byte[RING_LENGTH + RingBufferDescriptor.TRAILER_LENGTH]));
    private final UnsafeBuffer broadcast =
            new UnsafeBuffer(new byte[BROADCAST_LENGTH + BroadcastBufferDescriptor.TRAILER_LENGTH]);
    private final EngineOutput output = EngineOutput.of(broadcast);
    private final EngineAgent agent =
            new EngineAgent(new EngineContext(0, ring, output, System::nanoTime, 37, () -> {}, new Counters()));
    private final BroadcastReceiver receiver = new BroadcastReceiver(broadcast);
    private final TreeMap<Integer, Integer> messages = new TreeMap<>();
    private final MessageDigest digest;
    /** Events come by a way of their own: only their order among themselves is said. */
    private final MessageDigest events;

    private int snapshotEvery = Integer.MAX_VALUE;

    private ReplayDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
            events = MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many of the ring's records one turn of the agent finds, and how records are packed. */
    public enum Batches {
        AS_RECORDED,
        ONE_RECORD_EACH,
        ANY_BY_CHANCE
    }

    /** Prints the digest of the datagrams of a file. */
    public static void main(final String[] arguments) throws IOException {
        System.out.println(of(read(Path.of(arguments[0])), Batches.AS_RECORDED));
    }

    /** The digest, and how many messages of each type there were. */
    public static String of(final List<byte[]> datagrams, final Batches batches) {
        return new ReplayDigest().run(datagrams, batches);
    }

    /** The digest when the match is saved after every so many datagrams, and goes on in an engine that was loaded from it. */
    static String withSnapshots(final List<byte[]> datagrams, final int every) {
        final ReplayDigest replay = new ReplayDigest();
        replay.snapshotEvery = every;
        return replay.run(datagrams, Batches.AS_RECORDED);
    }

    /** Writes datagrams, each behind its length. */
    static void write(final List<byte[]> datagrams, final Path to) throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (final byte[] datagram : datagrams) {
            out.write(datagram.length >>> 8);
            out.write(datagram.length);
            out.write(datagram);
        }
        Files.write(to, out.toByteArray());
    }

    private static List<byte[]> read(final Path from) throws IOException {
        final byte[] all = Files.readAllBytes(from);
        final List<byte[]> datagrams = new ArrayList<>();
        for (int at = 0; at < all.length; ) {
            final int length = (all[at] & 0xff) << 8 | (all[at + 1] & 0xff);
            datagrams.add(Arrays.copyOfRange(all, at + 2, at + 2 + length));
            at += 2 + length;
        }
        return datagrams;
    }

    private String run(final List<byte[]> datagrams, final Batches batches) {
        final MatchContext context = new MatchContext(
                RecordedFeed.MATCH_ID,
                false,
                new Pitch(105_000, 68_000),
                new Teams(0x0ffeL, 0x7ff000L),
                37,
                1,
                new Counter("time", "engine time"),
                new MatchCounters());
        agent.offer(new EngineCommand.OpenMatch(context, MatchLatency.create()));
        agent.offer(new EngineCommand.WatchHeat(
                RecordedFeed.MATCH_ID, new HeatRequest(HeatScope.HOME, HeatRequest.NO_OBJECT, HeatWindow.ONE_MINUTE)));
        int untilSnapshot = snapshotEvery;
        final Random random = new Random(batches.name().length());
        for (final byte[] datagram : datagrams) {
            for (int at = 0; at < datagram.length; ) {
                final int records = switch (batches) {
                    case AS_RECORDED -> datagram.length / RecordDescriptor.RECORD_LENGTH;
                    case ONE_RECORD_EACH -> 1;
                    case ANY_BY_CHANCE -> 1 + random.nextInt(8);
                };
                final int length = Math.min(records * RecordDescriptor.RECORD_LENGTH, datagram.length - at);
                offer(datagram, at, length);
                at += length;
            }
            if (batches != Batches.ANY_BY_CHANCE || random.nextInt(5) == 0) {
                work();
            }
            if (--untilSnapshot == 0) {
                untilSnapshot = snapshotEvery;
                goOnInAnother(context);
            }
        }
        // Commands go before records: what waits in the ring would be the closed match's.
        work();
        agent.offer(new EngineCommand.CloseMatch(RecordedFeed.MATCH_ID));
        work();
        return HexFormat.of().formatHex(digest.digest()) + " " + HexFormat.of().formatHex(events.digest()) + " "
                + messages;
    }

    private void goOnInAnother(final MatchContext context) {
        work();
        final CompletableFuture<byte[]> answer = new CompletableFuture<>();
        agent.offer(new EngineCommand.Ask<>(
                RecordedFeed.MATCH_ID,
                engine -> {
                    final StateWriter out = new StateWriter();
                    engine.save(out);
                    return out.toBytes();
                },
                answer));
        work();
        final MatchEngine restored = new MatchEngine(context, agent.publication());
        restored.load(new StateReader(answer.join()));
        agent.offer(new EngineCommand.ReplaceEngine(RecordedFeed.MATCH_ID, restored));
        work();
    }

    private void offer(final byte[] datagram, final int from, final int length) {
        final UnsafeBuffer message = new UnsafeBuffer(new byte[RingDescriptor.RECORDS_OFFSET + length]);
        message.putBytes(RingDescriptor.RECORDS_OFFSET, datagram, from, length);
        while (!ring.write(RingDescriptor.DATAGRAM, message, 0, message.capacity())) {
            work();
        }
    }

    private void work() {
        do {
            while (receiver.receiveNext()) {
                add();
            }
            output.events().read(this::addEvent);
        } while (agent.doWork() > 0);
    }

    private void addEvent(final int type, final DirectBuffer buffer, final int offset, final int length) {
        final byte[] message = new byte[length];
        buffer.getBytes(offset, message);
        messages.merge(type, 1, Integer::sum);
        events.update(message);
    }

    private void add() {
        final byte[] message = new byte[receiver.length()];
        receiver.buffer().getBytes(receiver.offset(), message);
        if (receiver.typeId() == FrameDecoder.TEMPLATE_ID || receiver.typeId() == SettledDecoder.TEMPLATE_ID) {
            new UnsafeBuffer(message).putLong(PUB_US_OFFSET, 0, ByteOrder.LITTLE_ENDIAN);
        }
        if (receiver.lappedCount() > 0) {
            throw new IllegalStateException("test reads too slowly: lapped=" + receiver.lappedCount());
        }
        messages.merge(receiver.typeId(), 1, Integer::sum);
        digest.update(message);
    }
}
