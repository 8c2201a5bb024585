package dev.touchline.overlay.heat;

import dev.touchline.engine.heat.HeatReading;

/**
 * A heat map as JSON.
 *
 * @param tsUs dwell is counted up to here, us UTC; 0 before the first frame
 * @param gridMetres how long the grid is along x and y, half on either side of the centre spot
 * @param sigmaMetres of the smoothing; 0 for none
 * @param cells dwell, us, row by row from -y, each from -x
 */
@SuppressWarnings("ArrayRecordComponent")
public record HeatDocument(
        long epoch,
        long seq,
        long tsUs,
        String window,
        String when,
        String grid,
        String direction,
        double sigmaMetres,
        double[] gridMetres,
        int columns,
        int rows,
        long outsideUs,
        String unit,
        long[] cells) {
    /** A reading, smoothed or not; smoothed dwell is rounded to whole microseconds. */
    public static HeatDocument of(final HeatReading reading, final double sigmaMetres) {
        long[] cells = reading.dwellUs();
        if (sigmaMetres > 0) {
            final double[] smoothed = HeatImage.smoothed(reading, sigmaMetres);
            cells = new long[smoothed.length];
            for (int cell = 0; cell < cells.length; cell++) {
                cells[cell] = Math.round(smoothed[cell]);
            }
        }
        return new HeatDocument(
                reading.epoch(),
                reading.seq(),
                reading.tsUs(),
                HeatNames.of(reading.request().window()),
                HeatNames.of(reading.request().when()),
                HeatNames.of(reading.request().grid()),
                HeatNames.of(reading.request().direction()),
                sigmaMetres,
                new double[] {reading.gridLengthMillimetres() / 1000.0, reading.gridWidthMillimetres() / 1000.0},
                reading.columns(),
                reading.rows(),
                reading.outsideUs(),
                "us",
                cells);
    }
}
