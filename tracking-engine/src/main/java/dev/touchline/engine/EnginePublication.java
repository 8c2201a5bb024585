package dev.touchline.engine;

import org.agrona.MutableDirectBuffer;

/**
 * Where the engine's output goes: overlay messages with their SBE header. Called on the engine's thread; the bytes are valid
 * for the length of the call, and the callee may stamp the time of publication into them.
 */
public interface EnginePublication {
    /** A frame. */
    void onFrame(MutableDirectBuffer buffer, int offset, int length);

    /** A settled frame: the layout of a frame, about a second behind, with hindsight. */
    void onSettled(MutableDirectBuffer buffer, int offset, int length);

    /** A heat map. */
    void onHeat(MutableDirectBuffer buffer, int offset, int length);

    /** Where a camera stands and looks; passed by unless somebody overrides it. */
    default void onCamera(final MutableDirectBuffer buffer, final int offset, final int length) {}

    /** Something that happened. */
    void onEvent(MutableDirectBuffer buffer, int offset, int length);
}
