package dev.touchline.server;

import dev.touchline.engine.EnginePublication;
import dev.touchline.engine.agent.EngineAgent;
import dev.touchline.engine.agent.EngineCommand;
import dev.touchline.engine.agent.EngineContext;
import dev.touchline.engine.agent.EngineOutput;
import dev.touchline.engine.agent.WakeableIdleStrategy;
import dev.touchline.protocol.Counters;
import dev.touchline.protocol.thread.TimeSlice;
import dev.touchline.server.config.ServerConfig;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.broadcast.BroadcastBufferDescriptor;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One engine with what leads to it and away from it: the ring, the agent on a thread of its own, the broadcast buffer. Any
 * thread may offer commands and wake it; it is started and closed by the thread that wires the server.
 */
final class EngineShard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EngineShard.class);

    private final RingBuffer ring;
    private final EngineOutput output;
    private final WakeableIdleStrategy idle;
    private final EngineAgent agent;
    private final AgentRunner runner;
    private volatile Thread thread;

    /**
     * An engine that is not running yet.
     *
     * @param number its number, from 0
     * @param afterPublication wakes the fan-out
     */
    EngineShard(
            final int number,
            final ServerConfig config,
            final EpochNanoClock clock,
            final Runnable afterPublication,
            final Counters counters) {
        final UnsafeBuffer memory = RingMemory.allocate(config.ringCapacity() + RingBufferDescriptor.TRAILER_LENGTH);
        // Several sockets' threads write into it, or one.
        ring = config.feedSockets() > 1 ? new ManyToOneRingBuffer(memory) : new OneToOneRingBuffer(memory);
        output = EngineOutput.of(
                RingMemory.allocate(config.broadcastCapacity() + BroadcastBufferDescriptor.TRAILER_LENGTH));
        idle = new WakeableIdleStrategy(config.engineIdle());
        agent = new EngineAgent(
                new EngineContext(number, ring, output, clock, config.taiOffsetSeconds(), afterPublication, counters));
        runner = new AgentRunner(
                idle,
                fault -> LOG.error("engine fault: shard={}, reason={}", number, fault.toString(), fault),
                null,
                agent);
    }

    void start() {
        thread = AgentRunner.startOnThread(runner, TimeSlice.shortened(Thread::new));
    }

    boolean isAlive() {
        final Thread started = thread;
        return started != null && started.isAlive();
    }

    /** Hands over a command. False when the queue is full: nothing is changed then. */
    boolean hasRoom() {
        return agent.hasRoom();
    }

    boolean offerReserved(final EngineCommand command) {
        final boolean taken = agent.offerReserved(command);
        idle.wake();
        return taken;
    }

    boolean offer(final EngineCommand command) {
        final boolean taken = agent.offer(command);
        idle.wake();
        return taken;
    }

    /** There is something in its ring. */
    void wake() {
        idle.wake();
    }

    RingBuffer ring() {
        return ring;
    }

    EngineOutput output() {
        return output;
    }

    EnginePublication publication() {
        return agent.publication();
    }

    UnsafeBuffer errorLog() {
        return agent.errorLog();
    }

    @Override
    public void close() {
        runner.close();
    }
}
