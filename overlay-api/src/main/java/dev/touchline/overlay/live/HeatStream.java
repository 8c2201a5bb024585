package dev.touchline.overlay.live;

import dev.touchline.overlay.wire.HeatMap;
import dev.touchline.overlay.wire.StreamMessages;
import dev.touchline.protocol.overlay.HeatDecoder;
import io.netty.buffer.ByteBuf;

/** A stream of one heat map; what changes are its cells. Event loop thread only. */
final class HeatStream extends SnapshotStream {
    private static final int EXPECTED_LENGTH = 16_384;

    private final HeatMap map = new HeatMap();

    HeatStream(final int number, final StreamContext context) {
        super(number, context, EXPECTED_LENGTH);
    }

    /** Takes the map that the engine published. */
    void onHeat(final HeatDecoder heat) {
        final boolean known = map.isKnown();
        final long lastSeq = map.seq();
        final long lastEpoch = map.epoch();
        switch (map.update(heat)) {
            case REPEATED -> {}
            case CHANGED -> sendPatch();
            case WHOLE -> {
                if (known && lastEpoch != map.epoch()) {
                    sayAnotherEpoch(lastSeq);
                }
                sendWhole();
            }
        }
    }

    @Override
    boolean isKnown() {
        return map.isKnown();
    }

    @Override
    void writeSnap(final StreamMessages to, final ByteBuf out) {
        to.heatSnap(map, number(), out);
    }

    @Override
    void writePatch(final StreamMessages to, final ByteBuf out) {
        to.heatPatch(map, number(), out);
    }

    @Override
    long epoch() {
        return map.epoch();
    }

    @Override
    long seq() {
        return Math.max(map.seq(), 0);
    }
}
