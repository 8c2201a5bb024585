package dev.touchline.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a client tells the operator once a second.
 *
 * @param fps pictures drawn in the last second
 * @param dropped messages that did not come or were not drawn
 * @param lastSeq the newest frame's
 * @param ageMs how old the newest frame was when it came
 * @param bufMs how far behind media time is drawn
 */
public record ClientStats(double fps, long dropped, long lastSeq, double ageMs, double bufMs) {
    ObjectNode toMessage(final ClockOffset clock) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("t", "stats")
                .put("fps", fps)
                .put("dropped", dropped)
                .put("lastSeq", lastSeq)
                .put("ageMs", ageMs)
                .put("bufMs", bufMs)
                .put("offsetUs", Math.round(clock.offsetUs()))
                .put("rttUs", clock.rttUs());
    }
}
