package dev.touchline.overlay.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchline.protocol.live.HeartbeatEncoder;
import dev.touchline.protocol.live.MessageHeaderEncoder;
import java.util.Map;
import org.agrona.MutableDirectBuffer;

/** Writes a {@code Heartbeat} from its JSON. Pure functions. */
public final class HeartbeatSbe {
    private HeartbeatSbe() {}

    /** Writes it and answers its length without the header. */
    public static int write(
            final JsonNode message, final MutableDirectBuffer buffer, final MessageHeaderEncoder header) {
        final HeartbeatEncoder out = new HeartbeatEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .nowUs(message.get("nowUs").longValue());
        final HeartbeatEncoder.HeadsEncoder heads =
                out.headsCount(message.get("head").size());
        for (final Map.Entry<String, JsonNode> head : message.get("head").properties()) {
            heads.next().stream(Long.parseLong(head.getKey()))
                    .seq(head.getValue().longValue());
        }
        final JsonNode states = message.get("feed");
        final HeartbeatEncoder.FeedsEncoder feeds = out.feedsCount(states.size());
        for (final Map.Entry<String, JsonNode> state : states.properties()) {
            final String match = state.getKey();
            feeds.next()
                    .matchId(Long.parseLong(match))
                    .lastTsUs(message.get("lastTsUs").get(match).longValue());
            SessionSbe.timeline(message.get("timeline").path(match), feeds.timeline());
            feeds.feed(state.getValue().textValue());
        }
        return out.encodedLength();
    }
}
