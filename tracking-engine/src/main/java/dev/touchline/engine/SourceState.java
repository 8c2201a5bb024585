package dev.touchline.engine;

import dev.touchline.protocol.SequenceWindow;

/** What the engine remembers of a source. Engine thread only. */
final class SourceState {
    final SequenceWindow window = new SequenceWindow();
    final int number;

    SourceState(final int number) {
        this.number = number;
    }
}
