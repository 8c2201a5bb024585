package dev.touchline.load.html;

import java.util.Locale;

/** Draws a chart as SVG and its legend as HTML. One thread. */
final class ChartWriter {
    private static final int LEFT = 68;
    private static final int RIGHT = 20;
    private static final int TOP = 12;
    private static final int BOTTOM = 46;
    private static final int NARROW = 560;
    private static final int WIDE = 1_140;
    private static final int LOW = 220;
    private static final int HIGH = 380;
    private static final double MARK_RADIUS = 3.5;
    private static final int BELOW_AXIS = 17;
    private static final int BESIDE_AXIS = 8;

    private final Chart chart;
    private final String id;
    private final int width;
    private final int height;
    private final StringBuilder out = new StringBuilder();

    private ChartWriter(final Chart chart, final String id) {
        this.chart = chart;
        this.id = id;
        width = chart.wide() ? WIDE : NARROW;
        height = chart.wide() ? HIGH : LOW;
    }

    /** The chart as a figure; the id is unique within its page. */
    static String write(final Chart chart, final String id) {
        return new ChartWriter(chart, id).figure();
    }

    private String figure() {
        add("<figure%s>\n<figcaption>%s</figcaption>\n", chart.wide() ? " class=\"wide\"" : "", text(chart.title()));
        add("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"%s-t %s-d\">\n", width, height, id, id);
        add("<title id=\"%s-t\">%s</title>\n", id, text(chart.title()));
        add("<desc id=\"%s-d\">%s</desc>\n", id, text(chart.description()));
        vertical();
        horizontal();
        for (int i = 0; i < chart.lines().size(); i++) {
            line(chart.lines().get(i), i);
        }
        add("</svg>\n");
        legend();
        add("</figure>\n");
        return out.toString();
    }

    /** The axis of values: a rule across the chart for each tick. */
    private void vertical() {
        for (final Scale.Tick tick : chart.y().ticks()) {
            final double y = y(tick.value());
            add("<path class=\"grid\" d=\"M%d %.1fH%d\"/>", LEFT, y, width - RIGHT);
            add(
                    "<text class=\"end\" x=\"%d\" y=\"%.1f\" dy=\".32em\">%s</text>\n",
                    LEFT - BESIDE_AXIS, y, text(tick.label()));
        }
        final int middle = (TOP + height - BOTTOM) / 2;
        add(
                "<text class=\"label mid\" transform=\"translate(13 %d) rotate(-90)\">%s</text>\n",
                middle, text(chart.yLabel()));
    }

    private void horizontal() {
        final int bottom = height - BOTTOM;
        add("<path class=\"axis\" d=\"M%d %dH%d\"/>\n", LEFT, bottom, width - RIGHT);
        for (final Scale.Tick tick : chart.x().ticks()) {
            final double x = x(tick.value());
            add("<path class=\"axis\" d=\"M%.1f %dv4\"/>", x, bottom);
            add("<text class=\"mid\" x=\"%.1f\" y=\"%d\">%s</text>\n", x, bottom + BELOW_AXIS, text(tick.label()));
        }
        add(
                "<text class=\"label mid\" x=\"%d\" y=\"%d\">%s</text>\n",
                (LEFT + width - RIGHT) / 2, height - BESIDE_AXIS, text(chart.xLabel()));
    }

    private void line(final Line line, final int number) {
        final StringBuilder path = new StringBuilder();
        final StringBuilder marks = new StringBuilder();
        boolean drawing = false;
        for (final Line.Point point : line.points()) {
            if (Double.isNaN(point.y())) {
                drawing = false;
                continue;
            }
            final double x = x(point.x());
            final double y = y(point.y());
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f", drawing ? "L" : "M", x, y));
            if (line.marked() || !drawing) {
                // A point without neighbours would not be seen as a line.
                final double radius = line.marked() ? MARK_RADIUS : 1;
                marks.append(String.format(Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>", x, y, radius));
            }
            drawing = true;
        }
        if (!path.isEmpty()) {
            add("<g class=\"s%d\"><path class=\"line\" d=\"%s\"/>%s</g>\n", number, path, marks);
        }
    }

    private void legend() {
        add("<ul class=\"legend\">");
        for (int i = 0; i < chart.lines().size(); i++) {
            add(
                    "<li><svg class=\"key s%d\" viewBox=\"0 0 28 8\" aria-hidden=\"true\"><path class=\"line\""
                            + " d=\"M1 4H27\"/></svg>%s</li>",
                    i, text(chart.lines().get(i).name()));
        }
        add("</ul>\n");
    }

    private double x(final double value) {
        return LEFT + chart.x().at(value) * (width - LEFT - RIGHT);
    }

    private double y(final double value) {
        return height - BOTTOM - chart.y().at(value) * (height - TOP - BOTTOM);
    }

    private void add(final String format, final Object... values) {
        out.append(String.format(Locale.ROOT, format, values));
    }

    private static String text(final String raw) {
        return HtmlText.escape(raw);
    }
}
