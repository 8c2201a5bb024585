package dev.touchline.engine.state;

/** Hears of events on the engine's thread. The event is valid for the length of the call. */
@FunctionalInterface
public interface MatchEventListener {
    void onEvent(MatchEvent event);
}
