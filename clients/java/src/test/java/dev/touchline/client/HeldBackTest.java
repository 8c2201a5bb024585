package dev.touchline.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Events of a subscription that is held back by 8 s; media time is 0 at the start, and goes as the wall's unless it is said. */
@Timeout(30)
class HeldBackTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String LIVE = timeline("live", 0, 1);

    private final List<String> told = new ArrayList<>();
    private final FakeTime time = new FakeTime();
    private final SubscriptionTable table = new SubscriptionTable(message -> {}, time);
    private final SubscriptionTable.Entry entry =
            table.add(StreamRequest.all("match/1/events").delayedBy(8_000), new StreamListener() {
                @Override
                public void onSubscribed(final JsonNode subscribed, final boolean goesOn) {
                    told.add("subok " + subscribed.path("stream") + " " + goesOn);
                }

                @Override
                public void onMessage(final JsonNode message) {
                    told.add(message.path("t").asText() + " "
                            + message.path("seq").asText());
                }

                @Override
                public void onRefused(final JsonNode refusal) {
                    told.add("suberr " + refusal.path("code").asText());
                }
            });

    @Test
    void shouldBeToldWhenTheyAreDueThoughTheServerSentThemBeforeAndIsGone() {
        subscribed(3, 8_000, LIVE);
        time.goTo(2_000_000);
        event(3, 1, 0);
        event(3, 2, 1_500_000);
        table.onEnd();

        time.goTo(7_999_999);
        assertThat(told).containsExactly("subok 3 false");
        time.goTo(8_000_000);
        assertThat(told).containsExactly("subok 3 false", "event 1");
        time.goTo(9_499_999);
        assertThat(told).hasSize(2);
        time.goTo(9_500_000);
        assertThat(told).containsExactly("subok 3 false", "event 1", "event 2");
    }

    @Test
    void shouldBeToldAtOnceWhenTheyComeInTime() {
        subscribed(3, 8_000, LIVE);
        time.goTo(8_000_000);
        event(3, 1, 0);

        assertThat(told).containsExactly("subok 3 false", "event 1");
    }

    @Test
    void shouldBeToldAtOnceWithoutADelay() {
        subscribed(3, 0, LIVE);
        event(3, 1, 0);

        assertThat(told).containsExactly("subok 3 false", "event 1");
    }

    @Test
    void shouldBeFollowedByWhatCameAfterThemAndBeKnownToTheNextServer() {
        table.onReady();
        subscribed(3, 8_000, LIVE);
        event(3, 1, 0);
        assertThat(table.resumePoints().toString()).isEqualTo("[{\"id\":1,\"seq\":1,\"epoch\":1}]");
        table.onEnd();
        table.onReady();
        subscribed(9, 8_000, LIVE);
        event(9, 1, 0);
        table.onMessage(json("{'t':'gap','stream':9,'from':2,'to':2,'why':'expired'}"));
        table.onRefused(json("{'t':'suberr','id':1,'code':'unknown-match','message':''}"));

        assertThat(told).containsExactly("subok 3 false");
        time.goTo(8_000_000);
        assertThat(told).containsExactly("subok 3 false", "event 1", "subok 9 true", "gap ", "suberr unknown-match");
    }

    @Test
    void shouldGoByTheMediaTimeOfAReplayAsTheNewestHeartbeatSaysIt() {
        subscribed(3, 8_000, LIVE);
        table.onHeartbeat(json("{'t':'hb','timeline':{'1':" + timeline("replay", -60_000_000, 2) + "}}"));
        event(3, 1, -61_000_000);

        // One second of the eight is over, and seven go by in three and a half.
        time.goTo(3_499_999);
        assertThat(told).hasSize(1);
        time.goTo(3_500_000);
        assertThat(told).containsExactly("subok 3 false", "event 1");
    }

    @Test
    void shouldWaitNoLongerThanTheirDelayWhateverATimelineSays() {
        subscribed(3, 8_000, timeline("live", -3_600_000_000L, 1));
        event(3, 1, 0);

        time.goTo(8_000_000);
        assertThat(told).containsExactly("subok 3 false", "event 1");
    }

    @Test
    void shouldNotBeToldOnceTheSubscriptionHasEnded() {
        subscribed(3, 8_000, LIVE);
        event(3, 1, 0);
        table.cancel(entry);

        time.goTo(8_000_000);
        assertThat(told).containsExactly("subok 3 false");
    }

    private void subscribed(final int stream, final int delayMs, final String timeline) {
        table.onSubscribed(json(
                "{'t':'subok','id':1,'stream':" + stream + ",'epoch':1,'seq':0,'effective':{'policy':'all','delayMs':"
                        + delayMs + "},'timeline':" + timeline + "}"));
    }

    private void event(final int stream, final int seq, final long tsUs) {
        table.onMessage(json("{'t':'event','stream':" + stream + ",'seq':" + seq + ",'tsUs':" + tsUs + "}"));
    }

    /** Media time at the start of the test. */
    private static String timeline(final String mode, final long mediaUs, final int rate) {
        return "{'mode':'" + mode + "','mediaUs':" + mediaUs + ",'atUs':" + FakeTime.OFFSET_US + ",'rate':" + rate
                + "}";
    }

    private static JsonNode json(final String text) {
        try {
            return MAPPER.readTree(text.replace('\'', '"'));
        } catch (final JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
