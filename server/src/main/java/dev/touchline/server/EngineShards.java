package dev.touchline.server;

import dev.touchline.engine.EnginePublication;
import dev.touchline.engine.agent.EngineCommand;
import dev.touchline.engine.agent.EngineOutput;
import dev.touchline.overlay.match.EngineQueue;
import dev.touchline.protocol.Counters;
import dev.touchline.server.config.ServerConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.RingBuffer;

/**
 * The engines that matches are spread over. A match belongs to the shard of its id modulo their number for as long as the server
 * runs, so everybody knows without asking where it is. Any thread; started and closed by the thread that wires the server.
 */
final class EngineShards implements AutoCloseable {
    private final List<EngineShard> shards = new ArrayList<>();

    /** As many engines as are configured, not running yet; each tells its number after it has published, on its thread. */
    EngineShards(
            final ServerConfig config,
            final EpochNanoClock clock,
            final IntConsumer afterPublication,
            final Counters counters) {
        for (int number = 0; number < config.engineShards(); number++) {
            final int shard = number;
            shards.add(new EngineShard(shard, config, clock, () -> afterPublication.accept(shard), counters));
        }
    }

    void start() {
        shards.forEach(EngineShard::start);
    }

    /** The number of a match's shard. */
    int shardOf(final long matchId) {
        return (int) Long.remainderUnsigned(matchId, shards.size());
    }

    /** Hands a command to the engine of its match. False when the queue is full: nothing is changed then. */
    boolean offer(final EngineCommand command) {
        return shards.get(shardOf(command.matchId())).offer(command);
    }

    /** The queues as the match service uses them. */
    EngineQueue queue() {
        return new EngineQueue() {
            @Override
            public boolean hasRoom(final long matchId) {
                return shards.get(shardOf(matchId)).hasRoom();
            }

            @Override
            public boolean offer(final EngineCommand command) {
                return shards.get(shardOf(command.matchId())).offerReserved(command);
            }
        };
    }

    /** Wakes a shard whose ring something was put into. */
    void wake(final int shard) {
        shards.get(shard).wake();
    }

    /** Where the engine of a match publishes. */
    EnginePublication publication(final long matchId) {
        return shards.get(shardOf(matchId)).publication();
    }

    List<RingBuffer> rings() {
        return shards.stream().map(EngineShard::ring).toList();
    }

    List<EngineOutput> outputs() {
        return shards.stream().map(EngineShard::output).toList();
    }

    List<UnsafeBuffer> errorLogs() {
        return shards.stream().map(EngineShard::errorLog).toList();
    }

    /** The numbers of those that do not run. */
    void forEachDead(final Consumer<Integer> action) {
        for (int number = 0; number < shards.size(); number++) {
            if (!shards.get(number).isAlive()) {
                action.accept(number);
            }
        }
    }

    @Override
    public void close() {
        shards.forEach(EngineShard::close);
    }
}
