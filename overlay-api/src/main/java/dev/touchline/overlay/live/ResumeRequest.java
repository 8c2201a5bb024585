package dev.touchline.overlay.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.wire.SubscribeException;
import java.util.HashMap;
import java.util.Map;

/**
 * The {@code resume} of an {@code identify}, checked: the points from which subscriptions go on, by the client's numbers of them. A
 * point is taken when its subscription comes, and counts for nothing afterwards. Event loop thread only.
 */
final class ResumeRequest {
    private static final int MOST_POINTS = 64;

    private final Map<Long, ResumePoint> points = new HashMap<>();

    /**
     * Reads it; throws {@link SubscribeException} with what is wrong. What was at another run of the server, and does not say in which
     * epoch of its stream, is left out: its numbers mean nothing here.
     *
     * @param resume missing or null when the client does not come back
     * @param serverEpoch this run's
     */
    ResumeRequest(final JsonNode resume, final long serverEpoch) {
        if (resume.isMissingNode() || resume.isNull()) {
            return;
        }
        final JsonNode subscriptions = resume.path("subs");
        if (!subscriptions.isArray() || subscriptions.size() > MOST_POINTS) {
            throw new SubscribeException(
                    ErrorCode.BAD_REQUEST,
                    "resume.subs is not a list of " + MOST_POINTS + " or fewer: subs=" + clip(subscriptions));
        }
        final boolean sameServer = resume.hasNonNull("epoch") && WholeNumber.read(resume, "epoch") == serverEpoch;
        for (final JsonNode each : subscriptions) {
            final long id = WholeNumber.read(each, "id");
            final long seq = WholeNumber.read(each, "seq");
            if (seq < 0) {
                throw new SubscribeException(ErrorCode.BAD_REQUEST, "resume from before the first: seq=" + seq);
            }
            final boolean saysEpoch = each.hasNonNull("epoch");
            if (saysEpoch || sameServer) {
                points.put(
                        id,
                        new ResumePoint(seq, saysEpoch ? WholeNumber.read(each, "epoch") : ResumePoint.SAME_SERVER));
            }
        }
    }

    private static String clip(final JsonNode node) {
        final String text = node.toString();
        return text.length() <= 40 ? text : text.substring(0, 40);
    }

    /** Whether there is something to go on with. */
    boolean isAccepted() {
        return !points.isEmpty();
    }

    /** The point from which a subscription goes on, or null. */
    ResumePoint take(final long subscription) {
        return points.remove(subscription);
    }
}
