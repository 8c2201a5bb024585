package dev.touchline.overlay.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchline.engine.event.RecordedEvent;
import dev.touchline.overlay.analysis.EventDocument;
import dev.touchline.overlay.wire.JsonMessage;
import dev.touchline.overlay.wire.StreamMessages;
import dev.touchline.protocol.overlay.EventDecoder;
import dev.touchline.protocol.overlay.FeedChange;
import io.netty.buffer.ByteBuf;
import java.util.List;

/**
 * A stream of a match's events: each is sent to everybody and never replaced by a newer one; a client whose queue overflows is closed,
 * and may come back for what it missed. Events that were dropped on the way from the engine are said by {@code gap}. Event loop thread only.
 */
final class EventStream extends LiveStream {
    /** Few a second: objects do no harm. */
    private static final ObjectMapper MAPPER =
            new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

    private static final int EXPECTED_LENGTH = 512;

    private final StreamMessages messages;
    private final EventMemory memory;
    private long epoch;
    private long seq;

    /**
     * A stream that goes on where its match is.
     *
     * @param memory of its match
     */
    EventStream(final int number, final StreamContext context, final EventMemory memory) {
        super(number, context);
        messages = StreamMessages.of(context.encoding());
        this.memory = memory;
        epoch = memory.epoch();
        seq = memory.newestSeq();
    }

    @Override
    void assumeEpoch(final long matchEpoch) {
        epoch = matchEpoch;
    }

    @Override
    void startKeeping() {
        for (final EventMemory.Remembered each : memory.events()) {
            final ByteBuf event = encode(each.event());
            keep(event, each.event().seq(), each.event().tsUs(), each.atUs());
            event.release();
        }
    }

    /** Of what was remembered all is kept: nothing was forgotten that came since. */
    @Override
    long seqBeforeKept() {
        return 0;
    }

    @Override
    boolean isKept() {
        return true;
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
        if (another) {
            // Nobody may miss an event: what is held back goes before its time, rather than never.
            releaseHeldBack();
            keepNothing();
            sayAnotherEpoch(last);
        } else if (missed) {
            onMissed(last + 1, newSeq - 1);
        }
        final ByteBuf event = encode(RecordedEvent.of(message));
        keep(event, newSeq, message.tsUs());
        for (final Subscription subscription : List.copyOf(subscriptions())) {
            if (subscription.delayMs() == 0) {
                subscription.deliver(event, newSeq);
            }
        }
        event.release();
    }

    private void onMissed(final long from, final long to) {
        keepGap(from, to);
        for (final Subscription subscription : List.copyOf(subscriptions())) {
            if (subscription.delayMs() == 0) {
                subscription.missed(from, to);
            }
        }
    }

    private ByteBuf encode(final RecordedEvent event) {
        final ByteBuf out = context().begin(EXPECTED_LENGTH);
        messages.event(message(event), out);
        return context().finish(out);
    }

    private ObjectNode message(final RecordedEvent event) {
        final ObjectNode data = MAPPER.valueToTree(EventDocument.of(event));
        final ObjectNode message = JsonMessage.of("event").put("stream", number());
        message.set("seq", data.remove("seq"));
        message.set("tsUs", data.remove("tsUs"));
        message.set("kind", data.remove("kind"));
        message.put("severity", isWarning(event) ? "warning" : "info");
        message.set("data", data);
        return message;
    }

    /** What an operator should look at: it says that something may be wrong. */
    private static boolean isWarning(final RecordedEvent event) {
        return switch (event.kind()) {
            case IDENTITY, DIRECTION -> true;
            case FEED -> event.change() != FeedChange.BACK && event.change() != FeedChange.RECOVERED;
            case PERIOD, POSSESSION, PASS, SHOT, OUT, SPRINT, OFFSIDE, CARD, SUBSTITUTION, GOAL -> false;
        };
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
    void onSubscribed(final Subscription subscription) {
        // What has happened is asked for over HTTP, by its number.
    }

    @Override
    void onWritable(final Subscription subscription) {
        // Nothing waits here.
    }
}
