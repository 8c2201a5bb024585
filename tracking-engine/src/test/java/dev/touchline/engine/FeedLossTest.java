package dev.touchline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.touchline.engine.event.RecordedEvent;
import dev.touchline.protocol.overlay.FeedChange;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Records that a source's numbers say are lost. A frame of four objects each 40 ms: 500 records in five seconds. */
@Timeout(30)
class FeedLossTest {
    private static final int A_SECOND = 100;

    @Test
    void shouldTellOnceThatRecordsAreLostAndOnceThatTheyAreNoLonger() {
        final FeedScene scene = new FeedScene(2);
        // Of the eleventh to the twentieth second one in twenty.
        scene.loss = (sourceId, number) -> number >= 10 * A_SECOND && number < 20 * A_SECOND && number % 20 == 0;
        scene.to(40_000, 1, 2);

        assertThat(scene.feedEvents())
                .extracting(RecordedEvent::change, RecordedEvent::sourceId)
                .containsExactly(
                        tuple(FeedChange.LOSS, 1),
                        tuple(FeedChange.LOSS, 2),
                        tuple(FeedChange.RECOVERED, 1),
                        tuple(FeedChange.RECOVERED, 2));
        final List<RecordedEvent> first =
                scene.feedEvents().stream().filter(each -> each.sourceId() == 1).toList();
        // The sixth of 500 is the first over 1 %: lost in the tenth that ends at 11.0 s, which settles in half a
        // second.
        assertThat(ms(first.get(0))).isEqualTo(11_520);
        assertThat(first.get(0).value()).isEqualTo(12_000);
        // Two of 500 are under 0.5 %: once the tenth that ends at 19.4 s is past, five seconds and the half later.
        assertThat(ms(first.get(1))).isEqualTo(24_920);
        assertThat(first.get(1).value()).isEqualTo(4_000);
    }

    private static long ms(final RecordedEvent event) {
        return event.tsUs() / 1_000 - (FeedScene.START_NS / 1_000_000 - 37_000);
    }

    @Test
    void shouldSayNothingWhenOneInAHundredIsLost() {
        final FeedScene scene = new FeedScene(1);
        scene.loss = (sourceId, number) -> number % 100 == 0;

        assertThat(scene.to(30_000, 1).told()).isEmpty();
    }

    @Test
    void shouldNotTakeForLostWhatComesLater() {
        final FeedScene scene = new FeedScene(1).to(10_000, 1);
        // From then on each fifth frame comes 0.4 s late: two of 125 are always on their way, 1.6 %.
        scene.delayedEach = 5;

        assertThat(scene.to(30_000, 1).told()).isEmpty();
    }

    @Test
    void shouldTellNoLossOfWhatASilenceTells() {
        final FeedScene scene = new FeedScene(2).to(10_000, 1, 2);
        // The network of the second source is away for three seconds, then everybody's for two: numbers go on.
        scene.loss = (sourceId, number) -> sourceId == 2;
        scene.to(13_000, 1, 2).loss = FeedScene.Loss.NONE;
        scene.to(20_000, 1, 2).loss = (sourceId, number) -> true;
        scene.to(22_000, 1, 2).loss = FeedScene.Loss.NONE;
        scene.to(40_000, 1, 2);

        assertThat(scene.feedEvents())
                .extracting(RecordedEvent::change)
                .containsExactly(FeedChange.MISSING, FeedChange.BACK, FeedChange.INTERRUPTED);
    }

    @Test
    void shouldKnowNoLossWhenASourceStartsAgain() {
        final FeedScene scene = new FeedScene(1).to(10_000, 1);
        scene.restart(1, 2);
        scene.to(20_000, 1);
        scene.restart(1, 9);

        assertThat(scene.to(30_000, 1).told()).isEmpty();
    }
}
