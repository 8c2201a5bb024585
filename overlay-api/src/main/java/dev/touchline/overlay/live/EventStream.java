package dev.touchline.overlay.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchline.engine.event.RecordedEvent;
import dev.touchline.engine.state.MatchEvent;
import dev.touchline.overlay.analysis.EventDocument;
import dev.touchline.protocol.overlay.EventDecoder;
import java.util.List;

/**
 * A stream of a match's events: each is sent to everybody, whatever the policy, and never replaced by a newer one; a client whose
 * queue overflows is closed. Events that the engine overwrote before they were read are said by {@code gap}. Event loop thread only.
 */
final class EventStream extends LiveStream {
    /** Few a second: objects do no harm. */
    private static final ObjectMapper MAPPER =
            new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

    private long epoch;
    private long seq;

    EventStream(final int number) {
        super(number);
    }

    /** Takes an event that the engine published. */
    void onEvent(final EventDecoder message) {
        final long newEpoch = message.epoch();
        final long newSeq = message.seq();
        // Within an epoch numbers only go back when an earlier state is restored: that is another beginning.
        final boolean another = epoch != 0 && (newEpoch != epoch || newSeq <= seq);
        final long last = seq;
        final boolean missed = !another && last != 0 && newSeq > last + 1;
        epoch = newEpoch;
        seq = newSeq;
        final ObjectNode event = message(RecordedEvent.of(message));
        for (final Subscription subscription : List.copyOf(subscriptions())) {
            final ClientSession client = subscription.client();
            if (another) {
                client.writeGap(number(), last + 1, last + 1, "source");
                client.writeSubscribed(subscription);
            } else if (missed) {
                client.writeGap(number(), last + 1, newSeq - 1, "conflated");
            }
            client.outbox().send(event);
        }
    }

    private ObjectNode message(final RecordedEvent event) {
        final ObjectNode data = MAPPER.valueToTree(EventDocument.of(event));
        final ObjectNode message = ServerMessage.of("event").put("stream", number());
        message.set("seq", data.remove("seq"));
        message.set("tsUs", data.remove("tsUs"));
        message.set("kind", data.remove("kind"));
        message.put("severity", isWarning(event.kind()) ? "warning" : "info");
        message.set("data", data);
        return message;
    }

    /** What an operator should look at: it says that something may be wrong. */
    private static boolean isWarning(final MatchEvent.Kind kind) {
        return kind == MatchEvent.Kind.IDENTITY || kind == MatchEvent.Kind.DIRECTION;
    }

    @Override
    long epoch() {
        return epoch;
    }

    @Override
    long seq() {
        return seq;
    }

    @Override
    List<String> row() {
        return List.of();
    }

    @Override
    Rate rate() {
        return null;
    }

    @Override
    void onSubscribed(final Subscription subscription) {
        // What has happened is asked for over HTTP, by its number.
    }

    @Override
    void onWritable(final Subscription subscription) {
        // Nothing waits here.
    }
}
