package dev.touchline.load.html;

import java.util.List;

/**
 * A line chart. Immutable; any thread.
 *
 * @param title what it shows, for everybody
 * @param description the same in a sentence or two, for those who cannot see it
 * @param xLabel what the horizontal axis is, with its unit
 * @param yLabel what the vertical axis is, with its unit
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param lines at most six
 * @param wide whether it takes the page's whole width
 */
public record Chart(
        String title,
        String description,
        String xLabel,
        String yLabel,
        Scale x,
        Scale y,
        List<Line> lines,
        boolean wide) {
    static final int MOST_LINES = 6;

    public Chart {
        lines = List.copyOf(lines);
        if (lines.size() > MOST_LINES) {
            throw new IllegalArgumentException("too many lines to tell apart: chart=" + title + ", lines="
                    + lines.size() + ", most=" + MOST_LINES);
        }
    }
}
