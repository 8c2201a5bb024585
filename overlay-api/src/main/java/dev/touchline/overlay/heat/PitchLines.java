package dev.touchline.overlay.heat;

/**
 * Paints the lines of a pitch, metres of the Laws of the Game (Law 1): areas of 16.5 and 5.5 m, circle of 9.15 m. One thread.
 */
final class PitchLines {
    private static final int LINE = 0x9a9a9ae0;
    private static final double CIRCLE = 9.15;
    private static final double PENALTY_DEPTH = 16.5;
    private static final double PENALTY_HALF_WIDTH = 20.16;
    private static final double GOAL_DEPTH = 5.5;
    private static final double GOAL_HALF_WIDTH = 9.16;

    private final Raster image;
    private final double scale;
    private final double centreX;
    private final double centreY;
    private final int thickness;

    /** Lines on an image with so many pixels a metre, the centre spot there. */
    PitchLines(final Raster image, final double scale, final double centreX, final double centreY) {
        this.image = image;
        this.scale = scale;
        this.centreX = centreX;
        this.centreY = centreY;
        thickness = Math.max(2, (int) Math.round(scale * 0.15));
    }

    void paint(final double halfLength, final double halfWidth) {
        box(-halfLength, -halfWidth, halfLength, halfWidth);
        segment(0, -halfWidth, 0, halfWidth);
        for (final int side : new int[] {-1, 1}) {
            final double goal = side * halfLength;
            box(goal, -PENALTY_HALF_WIDTH, goal - side * PENALTY_DEPTH, PENALTY_HALF_WIDTH);
            box(goal, -GOAL_HALF_WIDTH, goal - side * GOAL_DEPTH, GOAL_HALF_WIDTH);
        }
        final int steps = (int) Math.ceil(8 * CIRCLE * scale);
        for (int step = 0; step < steps; step++) {
            final double angle = 2 * Math.PI * step / steps;
            dot(CIRCLE * StrictMath.cos(angle), CIRCLE * StrictMath.sin(angle));
        }
    }

    private void box(final double x1, final double y1, final double x2, final double y2) {
        segment(x1, y1, x2, y1);
        segment(x1, y2, x2, y2);
        segment(x1, y1, x1, y2);
        segment(x2, y1, x2, y2);
    }

    private void segment(final double x1, final double y1, final double x2, final double y2) {
        final int steps = 1 + (int) Math.ceil(Math.max(Math.abs(x2 - x1), Math.abs(y2 - y1)) * scale);
        for (int step = 0; step <= steps; step++) {
            dot(x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps);
        }
    }

    private void dot(final double x, final double y) {
        final int left = (int) Math.floor(centreX + x * scale - thickness / 2.0);
        final int top = (int) Math.floor(centreY - y * scale - thickness / 2.0);
        image.fill(left, top, left + thickness, top + thickness, LINE);
    }
}
