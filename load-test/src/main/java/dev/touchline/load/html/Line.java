package dev.touchline.load.html;

import java.util.List;

/**
 * One line of a chart. Immutable; any thread.
 *
 * @param name what it shows, for the legend
 * @param points in order; where {@code y} is no number the line is interrupted
 * @param marked whether each point is marked, because only these are known
 */
public record Line(String name, List<Point> points, boolean marked) {
    public Line {
        points = List.copyOf(points);
    }

    /** A line whose points are not marked. */
    public Line(final String name, final List<Point> points) {
        this(name, points, false);
    }

    /** A point in the units of the axes. */
    public record Point(double x, double y) {}
}
