package dev.touchline.load.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class MotionTest {
    private static final long START_US = 1_750_000_000_000_000L;
    private static final int FRAMES = 3_840;
    private static final double FRAME_SECONDS = 1 / 64.0;

    private final Motion motion = new Motion(29);

    @Test
    void shouldMoveNoFasterThanAPlayerCanWhenSeenAtTheFastestRate() {
        for (int object = 0; object < FeedShape.OBJECTS; object++) {
            double farthest = 0;
            int lastX = 0;
            int lastY = 0;
            for (int frame = 0; frame < FRAMES; frame++) {
                final long timeUs = START_US + Math.round(frame * FRAME_SECONDS * 1e6);
                final int x = motion.xMillimetres(object, 0, timeUs, frame * 667);
                final int y = motion.yMillimetres(object, 0, timeUs, frame * 667);
                assertThat(Math.abs(x)).isLessThan(52_500);
                assertThat(Math.abs(y)).isLessThan(34_000);
                if (frame > 0) {
                    final double metres = Math.hypot(x - lastX, y - lastY) / 1_000;
                    assertThat(metres / FRAME_SECONDS).isLessThanOrEqualTo(12);
                    farthest = Math.max(farthest, metres);
                }
                lastX = x;
                lastY = y;
            }
            assertThat(farthest).isPositive();
        }
    }

    @Test
    void shouldMoveAtMostSevenMetresASecondWhenNoiseIsLeftOut() {
        for (int object = 0; object < FeedShape.OBJECTS; object++) {
            for (int second = 0; second < 60; second++) {
                final long timeUs = START_US + second * 1_000_000L;
                final double x = motion.xMillimetres(object, 0, timeUs + 1_000_000, 1)
                        - motion.xMillimetres(object, 0, timeUs, 1);
                final double y = motion.yMillimetres(object, 0, timeUs + 1_000_000, 1)
                        - motion.yMillimetres(object, 0, timeUs, 1);
                assertThat(Math.hypot(x, y)).isLessThanOrEqualTo(7_000);
            }
        }
    }

    @Test
    void shouldKeepBodyPointsWithinAMetreOfTheGroundPointWhenSeenFromAbove() {
        for (int object = 0; object < FeedShape.OBJECTS; object++) {
            for (int point = 1; point < 29; point++) {
                final int x =
                        motion.xMillimetres(object, point, START_US, 3) - motion.xMillimetres(object, 0, START_US, 3);
                final int y =
                        motion.yMillimetres(object, point, START_US, 3) - motion.yMillimetres(object, 0, START_US, 3);
                assertThat(Math.hypot(x, y)).isLessThanOrEqualTo(1_000);
                assertThat(motion.zMillimetres(object, point)).isBetween(0, 1_800);
            }
        }
    }

    @Test
    void shouldSpreadNoiseOverItsRangeWhenSequenceGrows() {
        final long[] seen = new long[2 * Motion.NOISE_MILLIMETRES + 1];
        final int middle = motion.xMillimetres(5, 0, START_US, 0) + Motion.NOISE_MILLIMETRES;
        int least = Integer.MAX_VALUE;
        int most = Integer.MIN_VALUE;
        for (int sequence = 0; sequence < 4_100; sequence++) {
            final int x = motion.xMillimetres(5, 0, START_US, sequence);
            least = Math.min(least, x);
            most = Math.max(most, x);
            seen[Math.floorMod(x - middle, seen.length)]++;
        }
        assertThat(most - least).isEqualTo(2 * Motion.NOISE_MILLIMETRES);
        // 100 of each of 41 values on average.
        assertThat(Arrays.stream(seen).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(50L, 150L));
    }
}
