package dev.touchline.engine.heat;

/**
 * A heat map as of one frame, copied out of the engine. Nobody writes to its cells; any thread.
 *
 * @param request what was asked for
 * @param epoch of the match's state
 * @param seq of the newest frame; 0 when there has been none
 * @param tsUs of that frame, us UTC: dwell is counted up to here
 * @param columns cells along x
 * @param rows cells along y
 * @param gridLengthMillimetres along x, half of it on either side of the centre spot
 * @param gridWidthMillimetres along y
 * @param outsideUs dwell outside the pitch
 * @param dwellUs dwell in each cell, row by row from -y, each from -x
 */
@SuppressWarnings("ArrayRecordComponent")
public record HeatReading(
        HeatRequest request,
        long epoch,
        long seq,
        long tsUs,
        int columns,
        int rows,
        int gridLengthMillimetres,
        int gridWidthMillimetres,
        long outsideUs,
        long[] dwellUs) {
    /** Copies a sum. */
    public static HeatReading of(
            final HeatRequest request, final long epoch, final long seq, final long tsUs, final HeatSum sum) {
        final long[] dwellUs = new long[sum.cells()];
        for (int cell = 0; cell < dwellUs.length; cell++) {
            dwellUs[cell] = sum.dwellUs(cell);
        }
        return new HeatReading(
                request,
                epoch,
                seq,
                tsUs,
                sum.columns(),
                sum.rows(),
                sum.gridLengthMillimetres(),
                sum.gridWidthMillimetres(),
                sum.outsideUs(),
                dwellUs);
    }
}
