package dev.touchline.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a client says of its subscriptions, and whom it hands messages to. */
@Timeout(30)
class SubscriptionTableTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final StreamRequest FRAMES = StreamRequest.latest("match/1/frames");

    private final List<ObjectNode> sent = new ArrayList<>();
    private final FakeTime time = new FakeTime();
    private final SubscriptionTable table = new SubscriptionTable(sent::add, time);

    @Test
    void shouldTellOfASecondSubscriptionToAStreamAndNotAskForItAgain() {
        final RecordingStream live = new RecordingStream();
        final RecordingStream delayed = new RecordingStream();
        table.add(FRAMES, live);
        table.add(FRAMES.delayedBy(5_000), delayed);
        table.onReady();
        subscribed(1, 3);
        refused(2, "conflict");
        table.onMessage(json("{'t':'frame','stream':3,'seq':1}"));

        assertThat(delayed.refusals).containsExactly("conflict");
        assertThat(delayed.messages).isEmpty();
        assertThat(live.messages).hasSize(1);
        table.onEnd();
        sent.clear();
        table.onReady();
        assertThat(sent).extracting(sub -> sub.get("id").asInt()).containsExactly(1);
    }

    @Test
    void shouldNotAskTwiceWhenItComesBackBeforeItsSecondTry() {
        final RecordingStream stream = new RecordingStream();
        table.add(FRAMES, stream);
        table.onReady();
        refused(1, "busy");
        table.onEnd();
        table.onReady();
        subscribed(1, 3);
        sent.clear();

        time.goTo(2_000_000);
        assertThat(sent).isEmpty();
    }

    private void subscribed(final int id, final int stream) {
        table.onSubscribed(json("{'t':'subok','id':" + id + ",'stream':" + stream
                + ",'epoch':1,'seq':0,'effective':{'policy':'latest','delayMs':0}}"));
    }

    private void refused(final int id, final String code) {
        table.onRefused(json("{'t':'suberr','id':" + id + ",'code':'" + code + "','message':''}"));
    }

    private static JsonNode json(final String text) {
        try {
            return MAPPER.readTree(text.replace('\'', '"'));
        } catch (final JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** Remembers what it is told. */
    private static final class RecordingStream implements StreamListener {
        private final List<JsonNode> messages = new ArrayList<>();
        private final List<String> refusals = new ArrayList<>();

        @Override
        public void onMessage(final JsonNode message) {
            messages.add(message);
        }

        @Override
        public void onRefused(final JsonNode refusal) {
            refusals.add(refusal.path("code").asText());
        }
    }
}
