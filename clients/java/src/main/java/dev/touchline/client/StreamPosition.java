package dev.touchline.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How far a subscription has come: the epoch of its stream and the newest seq. Knows what was there already, so that nothing is handed
 * over twice, and from where to go on, here or at another server of the same feed. The client's thread.
 */
final class StreamPosition {
    private static final long NONE = -1;

    private long epoch = NONE;
    private long startSeq = NONE;
    private long seq = NONE;
    private boolean kept;

    /** The stream's beginning, or its going on; answers whether it goes on with the epoch that there was before. */
    boolean onSubscribed(final JsonNode subscribed) {
        final JsonNode effective = subscribed.path("effective");
        final boolean heldBack = effective.path("delayMs").asLong() > 0;
        final boolean goesOn = epoch == subscribed.path("epoch").asLong();
        kept = heldBack || effective.path("policy").asText().equals("all");
        if (!goesOn) {
            epoch = subscribed.path("epoch").asLong();
            seq = NONE;
            startSeq = NONE;
        }
        // A stream that goes on from a point of ours is at its head by now, above what is still to come here.
        if (startSeq == NONE) {
            startSeq = subscribed.path("seq").asLong();
        }
        return goesOn;
    }

    /** Whether a message of the stream is new here. */
    boolean onMessage(final JsonNode message) {
        switch (message.path("t").asText()) {
            case "frame", "event" -> {
                final long next = message.path("seq").asLong();
                if (seq != NONE && next <= seq) {
                    return false;
                }
                seq = next;
            }
            case "gap" -> onGap(message);
            default -> {
                // A heat map or a state says by itself whether it fits.
            }
        }
        return true;
    }

    private void onGap(final JsonNode gap) {
        if (gap.path("why").asText().equals("source")) {
            epoch = NONE;
            seq = NONE;
        } else {
            seq = Math.max(seq, gap.path("to").asLong());
        }
    }

    /** Whether there is a point from which the server can go on. */
    boolean isResumable() {
        return kept && epoch != NONE && newest() != NONE;
    }

    long newest() {
        return seq == NONE ? startSeq : seq;
    }

    long epoch() {
        return epoch;
    }
}
