package dev.touchline.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How far a subscription has come. */
@Timeout(30)
class StreamPositionTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final StreamPosition position = new StreamPosition();

    private boolean subscribed(final int epoch, final int seq, final String policy, final int delayMs) {
        return position.onSubscribed(json("{'epoch':" + epoch + ",'seq':" + seq + ",'effective':{'policy':'" + policy
                + "','delayMs':" + delayMs + "}}"));
    }

    private boolean event(final int seq) {
        return position.onMessage(json("{'t':'event','seq':" + seq + "}"));
    }

    private static JsonNode json(final String text) {
        try {
            return MAPPER.readTree(text.replace('\'', '"'));
        } catch (final JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void shouldGoOnAfterTheNewestThatCame() {
        assertThat(subscribed(2, 57, "all", 0)).isFalse();
        assertThat(position.newest()).isEqualTo(57);
        assertThat(event(58)).isTrue();

        assertThat(position.isResumable()).isTrue();
        assertThat(position.newest()).isEqualTo(58);
        assertThat(position.epoch()).isEqualTo(2);
        assertThat(subscribed(2, 60, "all", 0)).isTrue();
        assertThat(position.newest()).isEqualTo(58);
    }

    @Test
    void shouldGoOnOverAKindOfEventThatNobodyKnows() {
        subscribed(1, 57, "all", 0);

        assertThat(position.onMessage(json("{'t':'event','seq':58,'kind':'rule','data':{'rule':3}}")))
                .isTrue();
        assertThat(position.newest()).isEqualTo(58);
        assertThat(event(59)).isTrue();
    }

    @Test
    void shouldNotTakeAMessageTwice() {
        subscribed(1, 0, "all", 0);

        assertThat(event(1)).isTrue();
        assertThat(event(1)).isFalse();
        assertThat(event(2)).isTrue();
    }

    @Test
    void shouldCountWhatIsSaidNotToComeAsPast() {
        subscribed(1, 0, "all", 0);
        position.onMessage(json("{'t':'gap','from':1,'to':9,'why':'expired'}"));

        assertThat(position.newest()).isEqualTo(9);
    }

    @Test
    void shouldBeginAnewWhenTheMatchDoes() {
        subscribed(1, 0, "all", 0);
        event(5);
        position.onMessage(json("{'t':'gap','from':6,'to':6,'why':'source'}"));

        assertThat(position.isResumable()).isFalse();
        assertThat(subscribed(1, 3, "all", 0)).isFalse();
        assertThat(event(3)).isTrue();
    }

    @Test
    void shouldNotResumeWhatTheServerDoesNotKeep() {
        subscribed(1, 0, "latest", 0);
        event(5);

        assertThat(position.isResumable()).isFalse();
    }

    @Test
    void shouldGoOnWhereADelayedStreamBeganWhenNothingHasComeYet() {
        subscribed(1, 57, "latest", 3_000);

        assertThat(position.isResumable()).isTrue();
        assertThat(position.newest()).isEqualTo(57);
        assertThat(event(58)).isTrue();
        assertThat(position.newest()).isEqualTo(58);
    }

    @Test
    void shouldKeepTheBeginningWhenAStreamGoesOnBeforeItsFirstMessageCame() {
        subscribed(1, 57, "all", 3_000);

        assertThat(subscribed(1, 90, "all", 3_000)).isTrue();

        assertThat(position.newest()).isEqualTo(57);
        assertThat(event(58)).isTrue();
    }

    @Test
    void shouldTakeTheBeginningOfAnotherEpochForItsOwn() {
        subscribed(1, 57, "all", 3_000);

        assertThat(subscribed(2, 12, "all", 3_000)).isFalse();

        assertThat(position.epoch()).isEqualTo(2);
        assertThat(position.newest()).isEqualTo(12);
    }
}
