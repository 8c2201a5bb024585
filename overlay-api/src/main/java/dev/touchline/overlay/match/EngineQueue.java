package dev.touchline.overlay.match;

import dev.touchline.engine.agent.EngineCommand;
import java.util.function.Predicate;

/**
 * The engines' bounded queues as the match service uses them: it asks for room, stores what it is about to change, and only then
 * hands over the command, for which the room is still there. One caller at a time, which holds the service's lock.
 */
public interface EngineQueue {
    /** Whether the engine of a match takes the caller's next command for certain; false when its queue is full. */
    boolean hasRoom(long matchId);

    /** Hands over a command; true when the last {@link #hasRoom} was. */
    boolean offer(EngineCommand command);

    /** A queue of which nobody knows before whether it takes a command. */
    static EngineQueue of(final Predicate<EngineCommand> queue) {
        return new EngineQueue() {
            @Override
            public boolean hasRoom(final long matchId) {
                return true;
            }

            @Override
            public boolean offer(final EngineCommand command) {
                return queue.test(command);
            }
        };
    }
}
