package dev.touchline.overlay.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.touchline.overlay.state.LiveDocument;
import dev.touchline.overlay.wire.StreamMessages;
import io.netty.buffer.ByteBuf;

/** A stream of a document; what changes is told as a JSON Patch (RFC 6902). Event loop thread only. */
final class DocumentStream extends SnapshotStream {
    private static final int EXPECTED_LENGTH = 4_096;

    private final long firstEpoch;
    private LiveDocument document;
    private LiveDocument base;
    private ArrayNode ops;

    /**
     * A stream without a document yet.
     *
     * @param firstEpoch that its first document will have, 0 when that is its match's
     */
    DocumentStream(final int number, final StreamContext context, final long firstEpoch) {
        super(number, context, EXPECTED_LENGTH);
        this.firstEpoch = firstEpoch;
    }

    /**
     * Takes another version.
     *
     * @param changes since the one before, or null when that does not tell
     */
    void onDocument(final LiveDocument version, final ArrayNode changes) {
        base = document;
        document = version;
        ops = changes;
        if (base != null && base.epoch() != version.epoch()) {
            sayAnotherEpoch(base.seq());
        }
        if (changes == null || base == null) {
            sendWhole();
        } else {
            sendPatch();
        }
    }

    @Override
    boolean isKnown() {
        return document != null;
    }

    @Override
    void writeSnap(final StreamMessages to, final ByteBuf out) {
        to.documentSnap(document, number(), out);
    }

    @Override
    void writePatch(final StreamMessages to, final ByteBuf out) {
        to.documentPatch(ops, number(), base.seq(), document.seq(), out);
    }

    @Override
    long epoch() {
        return document == null ? firstEpoch : document.epoch();
    }

    @Override
    long seq() {
        return document == null ? 0 : document.seq();
    }
}
