package dev.touchline.engine.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConvexHullTest {
    private final ConvexHull hull = new ConvexHull(8);

    @Test
    void shouldLeaveOutPointsInsideAndOnTheEdge() {
        final double[] x = {0, 4, 4, 0, 2, 2, 0};
        final double[] y = {0, 0, 3, 3, 1, 0, 0};

        assertThat(hull.area(x, y, 7)).as("a 4 x 3 rectangle").isEqualTo(12, within(1e-12));
    }

    @Test
    void shouldBeTheSameInAnyOrder() {
        final double[] x = {2, 0, 1, -1, 0};
        final double[] y = {0, 2, 1, 0, -2};

        assertThat(hull.area(x, y, 5)).as("diagonals 3 and 4, halved").isEqualTo(6, within(1e-12));
    }

    @Test
    void shouldBeNothingForALineOrTwoPoints() {
        final double[] x = {0, 1, 2, 3};
        final double[] y = {0, 1, 2, 3};

        assertThat(hull.area(x, y, 4)).isZero();
        assertThat(hull.area(x, y, 2)).isZero();
        assertThat(hull.area(x, y, 0)).isZero();
    }
}
