package dev.touchline.load.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class SendPlanTest {
    private static final FeedShape RAW = new FeedShape(28, 1, 29);

    @Test
    void shouldSpreadASourcesDatagramsEvenlyWhenThereAreManySources() {
        final SendPlan plan = new SendPlan(RAW, 5);
        for (int camera = 0; camera < 28; camera++) {
            final List<Long> places = places(plan, camera);

            assertThat(places).hasSize(5 * 29);
            // Source c begins c/28 of a cycle of 812 late, and then every 28th place is its own.
            assertThat(places.get(0)).isEqualTo(camera * 29L);
            for (int i = 1; i < places.size(); i++) {
                assertThat(places.get(i) - places.get(i - 1)).isEqualTo(28);
            }
        }
    }

    @Test
    void shouldSendWholeFramesInOrderWhenSourcesAreStaggered() {
        final SendPlan plan = new SendPlan(RAW, 3);
        for (int camera = 0; camera < 28; camera++) {
            int datagram = 0;
            for (final long place : places(plan, camera)) {
                assertThat(plan.frame(place)).isEqualTo(datagram / 29);
                assertThat(plan.datagram(plan.indexInCycle(place))).isEqualTo(datagram % 29);
                datagram++;
            }
        }
        assertThat(plan.records()).isEqualTo(3L * 28 * 29 * 23);
        // One more cycle, for the sources that began late.
        assertThat(plan.places()).isEqualTo(4 * 812);
    }

    @Test
    void shouldLetLegsFollowEachOtherWhenThereAreTwo() {
        final SendPlan plan = new SendPlan(new FeedShape(1, 2, 1), 2);

        assertThat(plan.places()).isEqualTo(4);
        assertThat(plan.firstLeg(2)).isEqualTo(2);
        assertThat(plan.firstLeg(3)).isEqualTo(2);
        assertThat(plan.frame(3)).isEqualTo(1);
    }

    @Test
    void shouldRefuseWhenSourcesAndPointsHaveACommonFactor() {
        final FeedShape shape = new FeedShape(4, 1, 6);

        assertThatThrownBy(() -> new SendPlan(shape, 1)).hasMessageContaining("common factor");
    }

    private static List<Long> places(final SendPlan plan, final int camera) {
        final List<Long> places = new ArrayList<>();
        for (long place = 0; place < plan.places(); place++) {
            if (!plan.isEmpty(place) && plan.camera(plan.indexInCycle(place)) == camera) {
                places.add(place);
            }
        }
        return places;
    }
}
