package dev.touchline.engine.agent;

import dev.touchline.protocol.Counters;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.ringbuffer.RingBuffer;

/**
 * What an engine agent is wired to.
 *
 * @param shard its number among the engines that matches are spread over, from 0
 * @param ring where records come from
 * @param output where it publishes
 * @param clock wall time, ns UTC: for measurement and the time of publication, never for state
 * @param taiOffsetSeconds seconds by which TAI is ahead of UTC
 * @param afterPublication called after a turn that published something: wakes the fan-out
 * @param counters where its counters are listed
 */
public record EngineContext(
        int shard,
        RingBuffer ring,
        EngineOutput output,
        EpochNanoClock clock,
        int taiOffsetSeconds,
        Runnable afterPublication,
        Counters counters) {

    /** The name of the engine's thread: the first's, which is mostly the only one's, has no number. */
    String threadName() {
        return shard == 0 ? "touchline-engine" : "touchline-engine-" + shard;
    }
}
