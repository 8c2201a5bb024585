package dev.touchline.load.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchline.load.LoadProfile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class SendPlanTest {
    private static final FeedShape RAW = new FeedShape(28, 1, 29);

    @Test
    void shouldSpreadASourcesDatagramsEvenlyWhenThereAreManySources() {
        final SendPlan plan = SendPlan.spread(RAW, 5);
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
        final SendPlan plan = SendPlan.spread(RAW, 3);
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
        final SendPlan plan = SendPlan.spread(new FeedShape(1, 2, 1), 2);

        assertThat(plan.places()).isEqualTo(4);
        assertThat(plan.firstLeg(2)).isEqualTo(2);
        assertThat(plan.firstLeg(3)).isEqualTo(2);
        assertThat(plan.frame(3)).isEqualTo(1);
    }

    @Test
    void shouldRefuseWhenSourcesAndPointsHaveACommonFactor() {
        final FeedShape shape = new FeedShape(4, 1, 6);

        assertThatThrownBy(() -> SendPlan.spread(shape, 1)).hasMessageContaining("common factor");
    }

    @Test
    void shouldSpreadMatchesOverTheTimeOfAFrameWhenThereAreMany() {
        final SendPlan plan = SendPlan.spread(LoadProfile.BROADCAST.shape().withMatches(5), 3);

        // 5 matches of 1 source, 1 datagram and 2 legs: 10 places a cycle, match m at places 2m and 2m + 1.
        assertThat(plan.places()).isEqualTo(30);
        assertThat(plan.records()).isEqualTo(3L * 5 * 2 * 23);
        for (int match = 0; match < 5; match++) {
            assertThat(places(plan, match))
                    .containsExactly(
                            2L * match,
                            2L * match + 1,
                            2L * match + 10,
                            2L * match + 11,
                            2L * match + 20,
                            2L * match + 21);
        }
    }

    @Test
    void shouldFinishAFrameBeforeTheNextWhenBackToBack() {
        // 4 sources and 6 points share a factor, which matters only when they are spread.
        final SendPlan plan = SendPlan.backToBack(new FeedShape(4, 1, 6), 2);

        assertThat(plan.places()).isEqualTo(48);
        for (long place = 0; place < plan.places(); place++) {
            assertThat(plan.isEmpty(place)).isFalse();
            assertThat(plan.frame(place)).isEqualTo(place / 24);
            assertThat(plan.stream(plan.indexInCycle(place))).isEqualTo((int) (place % 24 / 6));
            assertThat(plan.datagram(plan.indexInCycle(place))).isEqualTo((int) (place % 6));
        }
    }

    private static List<Long> places(final SendPlan plan, final int camera) {
        final List<Long> places = new ArrayList<>();
        for (long place = 0; place < plan.places(); place++) {
            if (!plan.isEmpty(place) && plan.stream(plan.indexInCycle(place)) == camera) {
                places.add(place);
            }
        }
        return places;
    }
}
