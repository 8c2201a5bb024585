package dev.touchline.overlay.heat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchline.engine.heat.HeatReading;
import dev.touchline.engine.heat.HeatRequest;
import dev.touchline.engine.state.Pitch;
import dev.touchline.protocol.overlay.HeatScope;
import dev.touchline.protocol.overlay.HeatWindow;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Images are read back by the JDK's decoder, which shares nothing with the encoder. */
@Timeout(30)
class HeatImageTest {
    private static final Pitch PITCH = new Pitch(105_000, 68_000);
    /** 109 m in 1,090 pixels: 10 a metre; the centre spot is at (545, 360). */
    private static final int WIDTH = 1090;

    private static HeatReading reading(final long[] cells) {
        return new HeatReading(
                new HeatRequest(HeatScope.BALL, HeatRequest.NO_OBJECT, HeatWindow.MATCH),
                1,
                1,
                1_000_000,
                105,
                68,
                105_000,
                68_000,
                0,
                cells);
    }

    private static BufferedImage image(final long[] cells, final double sigma) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(HeatImage.png(reading(cells), PITCH, sigma, WIDTH)));
    }

    /** The pixel in the middle of a cell of the 1 m grid, as 0xAARRGGBB. */
    private static int middle(final BufferedImage image, final int column, final int row) {
        return image.getRGB(20 + 10 * column + 5, 20 + 10 * (67 - row) + 5);
    }

    @Test
    void shouldPaintEachCellInTheColourOfItsShareAndNothingTransparent() throws Exception {
        final long[] cells = new long[105 * 68];
        // 99 % of the cells that hold anything are two of two: the scale's top is the greater, 4 s.
        cells[10 * 105 + 30] = 4_000_000;
        cells[50 * 105 + 80] = 2_000_000;
        final BufferedImage image = image(cells, 0);

        assertThat(image.getWidth()).isEqualTo(WIDTH);
        // The top of the ramp is #ffea46; opaque as 0.9 of 255 is 229.5, rounded up.
        assertThat(middle(image, 30, 10)).isEqualTo(0xe6ffea46);
        // Half way between the ramp's fifth and sixth of ten points, #707173 and #8a8779: 0x7d, 0x7c, 0x76.
        assertThat(middle(image, 80, 50)).isEqualTo(0xe67d7c76);
        assertThat(middle(image, 31, 10) >>> 24).isZero();
        assertThat(image.getRGB(2, 2)).as("around the pitch").isZero();
    }

    @Test
    void shouldHavePlusYAtTheTopAndALineRoundThePitch() throws Exception {
        final long[] cells = new long[105 * 68];
        cells[67 * 105 + 3] = 1_000_000;
        final BufferedImage image = image(cells, 0);

        assertThat(middle(image, 3, 67) >>> 24).isPositive();
        assertThat(middle(image, 3, 0) >>> 24).isZero();
        assertThat(image.getRGB(20, 300)).as("the left goal line").isEqualTo(0xe09a9a9a);
    }

    @Test
    void shouldBeEmptyButForTheLinesWhenNobodyWasThere() throws Exception {
        final BufferedImage image = image(new long[105 * 68], 2);

        for (int column = 3; column < 16; column++) {
            assertThat(middle(image, column, 1)).isZero();
        }
    }

    @Test
    void shouldKeepTheTotalWhenSmoothingAlsoAtTheEdges() {
        final long[] cells = new long[105 * 68];
        cells[0] = 3_000_000;
        cells[105 - 1] = 5_000_000;
        cells[30 * 105 + 50] = 7_000_000;

        final double[] smoothed = HeatImage.smoothed(reading(cells), 2.5);

        assertThat(Arrays.stream(smoothed).sum()).isCloseTo(15_000_000, within(1e-3));
    }

    @Test
    void shouldSmoothAPointIntoAGaussianOfItsSigma() {
        final long[] cells = new long[105 * 68];
        cells[34 * 105 + 50] = 1_000_000;

        final double[] smoothed = HeatImage.smoothed(reading(cells), 2);

        final double middle = smoothed[34 * 105 + 50];
        // exp(-(2^2) / (2 x 2^2)) = 0.60653 at two cells along either side; the product at both.
        assertThat(smoothed[34 * 105 + 52] / middle).isCloseTo(0.6065306597, within(1e-9));
        assertThat(smoothed[36 * 105 + 50] / middle).isCloseTo(0.6065306597, within(1e-9));
        assertThat(smoothed[36 * 105 + 52] / middle).isCloseTo(0.3678794412, within(1e-9));
        assertThat(smoothed[34 * 105 + 56]).as("at three sigma").isPositive();
        assertThat(smoothed[34 * 105 + 57]).as("beyond").isZero();
    }

    @Test
    void shouldSayTheScaleWithTwoDigits() {
        assertThat(HeatImage.seconds(0)).isEqualTo("0");
        assertThat(HeatImage.seconds(0.0421)).isEqualTo("0.042");
        assertThat(HeatImage.seconds(0.306)).isEqualTo("0.31");
        assertThat(HeatImage.seconds(2.44)).isEqualTo("2.4");
        assertThat(HeatImage.seconds(119.7)).isEqualTo("120");
    }

    @Test
    void shouldScaleToTheNinetyNinthPercentileOfWhatHoldsAnything() {
        final double[] cells = new double[1000];
        // Of 200 cells that hold 1 to 200, the 198th is the 99th percentile by nearest rank.
        for (int i = 0; i < 200; i++) {
            cells[5 * i] = 200 - i;
        }

        assertThat(ColourScale.top(cells)).isEqualTo(198);
        assertThat(ColourScale.top(new double[3])).isZero();
    }

    @Test
    void shouldPaintTheLegendsLettersInDots() {
        final Raster raster = new Raster(20, 10);
        BitmapText.paint(raster, "1", 1, 1, 1, 0xffffffff);

        // The stem of the 1 is its third column, and its foot the last row's three middle dots.
        assertThat(raster.pixel(3, 3)).isEqualTo(-1);
        assertThat(raster.pixel(1, 3)).isZero();
        assertThat(raster.pixel(2, 7)).isEqualTo(-1);
        assertThat(raster.pixel(1, 7)).isZero();
        assertThat(BitmapText.width("12", 2)).isEqualTo(22);
    }
}
