package dev.touchline.overlay.heat;

import dev.touchline.engine.heat.HeatReading;
import dev.touchline.engine.state.Pitch;
import java.util.Locale;

/**
 * Paints a heat map: the pitch with +y at the top, a margin around it, and below it the colour scale with its ends in seconds
 * of dwell on a square metre. Without smoothing each cell is one flat colour; with it, colours go over. Pure functions.
 */
public final class HeatImage {
    private static final double MILLI = 1e-3;
    private static final double MICRO = 1e-6;
    /** Ground around the pitch, metres. */
    private static final double MARGIN = 2;

    private static final int LEGEND_GROUND = 0x101418ff;
    private static final int LEGEND_TEXT = 0xf0f0f0ff;

    /** Steps of the scale: more than eyes tell apart, and an even number, so that a half is one. */
    private static final int SHADES = 510;

    private final int[] colours = new int[SHADES + 1];
    private final HeatReading reading;
    private final double[] cells;
    private final boolean smooth;
    private final double top;
    private final double scale;
    private final double centreX;
    private final double centreY;

    private HeatImage(
            final HeatReading reading, final double[] cells, final boolean smooth, final Pitch pitch, final int width) {
        this.reading = reading;
        this.cells = cells;
        this.smooth = smooth;
        top = ColourScale.top(cells);
        scale = width / (pitch.lengthMillimetres() * MILLI + 2 * MARGIN);
        centreX = width / 2.0;
        for (int shade = 0; shade <= SHADES; shade++) {
            colours[shade] = ColourScale.colour((double) shade / SHADES);
        }
        centreY = (pitch.widthMillimetres() * MILLI / 2 + MARGIN) * scale;
    }

    /**
     * A heat map as PNG.
     *
     * @param sigmaMetres standard deviation of the smoothing; 0 for none
     * @param width of the image, pixels
     */
    public static byte[] png(final HeatReading reading, final Pitch pitch, final double sigmaMetres, final int width) {
        final HeatImage image = new HeatImage(reading, smoothed(reading, sigmaMetres), sigmaMetres > 0, pitch, width);
        return PngEncoder.encode(image.paint(pitch, width));
    }

    /** The cells of a reading smoothed, us; the total is kept. */
    public static double[] smoothed(final HeatReading reading, final double sigmaMetres) {
        return Gaussian.smooth(
                reading.dwellUs(),
                reading.columns(),
                reading.rows(),
                sigmaMetres * reading.columns() / (reading.gridLengthMillimetres() * MILLI),
                sigmaMetres * reading.rows() / (reading.gridWidthMillimetres() * MILLI));
    }

    private Raster paint(final Pitch pitch, final int width) {
        final int pitchBottom = (int) Math.ceil(2 * centreY);
        final int dot = Math.max(1, width / 400);
        final int legendHeight = 3 * BitmapText.height(dot);
        final Raster image = new Raster(width, pitchBottom + legendHeight);
        paintCells(image, pitch, pitchBottom);
        new PitchLines(image, scale, centreX, centreY)
                .paint(pitch.lengthMillimetres() * MILLI / 2, pitch.widthMillimetres() * MILLI / 2);
        paintLegend(image, pitchBottom, dot);
        return image;
    }

    private void paintCells(final Raster image, final Pitch pitch, final int bottom) {
        for (int py = 0; py < bottom; py++) {
            final double y = (centreY - py - 0.5) / scale;
            for (int px = 0; px < image.width(); px++) {
                final double x = (px + 0.5 - centreX) / scale;
                if (2000 * Math.abs(x) <= pitch.lengthMillimetres() && 2000 * Math.abs(y) <= pitch.widthMillimetres()) {
                    image.set(px, py, colours[(int) Math.round(Math.min(share(x, y), 1) * SHADES)]);
                }
            }
        }
    }

    private double share(final double x, final double y) {
        if (top == 0) {
            return 0;
        }
        final double column = (x / (reading.gridLengthMillimetres() * MILLI) + 0.5) * reading.columns();
        final double row = (y / (reading.gridWidthMillimetres() * MILLI) + 0.5) * reading.rows();
        if (!smooth) {
            return cell((int) column, (int) row) / top;
        }
        // Between the middles of cells, which lie half a cell from their corners.
        final int left = (int) Math.floor(column - 0.5);
        final int below = (int) Math.floor(row - 0.5);
        final double toRight = column - 0.5 - left;
        final double up = row - 0.5 - below;
        final double lower = cell(left, below) * (1 - toRight) + cell(left + 1, below) * toRight;
        final double upper = cell(left, below + 1) * (1 - toRight) + cell(left + 1, below + 1) * toRight;
        return (lower * (1 - up) + upper * up) / top;
    }

    private double cell(final int column, final int row) {
        final int x = Math.max(0, Math.min(reading.columns() - 1, column));
        final int y = Math.max(0, Math.min(reading.rows() - 1, row));
        return cells[y * reading.columns() + x];
    }

    private void paintLegend(final Raster image, final int from, final int dot) {
        image.fill(0, from, image.width(), image.height(), LEGEND_GROUND);
        final int textTop = from + BitmapText.height(dot);
        final String high = seconds(secondsPerSquareMetre()) + " s/m²";
        final int space = 6 * dot;
        final int barLeft = space + BitmapText.width("0", dot) + space;
        final int barRight = image.width() - space - BitmapText.width(high, dot) - space;
        BitmapText.paint(image, "0", space, textTop, dot, LEGEND_TEXT);
        BitmapText.paint(image, high, barRight + space, textTop, dot, LEGEND_TEXT);
        for (int x = barLeft; x < barRight; x++) {
            final double share = (x - barLeft + 0.5) / (barRight - barLeft);
            image.fill(x, textTop, x + 1, textTop + BitmapText.height(dot), ColourScale.rgb(share) << 8 | 0xff);
        }
    }

    private double secondsPerSquareMetre() {
        final double squareMetres = reading.gridLengthMillimetres()
                * MILLI
                * reading.gridWidthMillimetres()
                * MILLI
                / (reading.columns() * reading.rows());
        return top * MICRO / squareMetres;
    }

    /** Two significant digits: 0.042, 0.31, 2.4, 120. */
    static String seconds(final double seconds) {
        final int decimals = seconds == 0 || seconds >= 10 ? 0 : seconds >= 1 ? 1 : seconds >= 0.1 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", seconds);
    }
}
