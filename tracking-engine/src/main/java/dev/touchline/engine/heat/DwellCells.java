package dev.touchline.engine.heat;

/**
 * Dwell per cell, us, in pages made when first written to. A page holds ints, which is 35 minutes a cell; what is more goes to a
 * second array, made when the first cell comes so far. Engine thread only.
 */
final class DwellCells {
    private static final int PAGE_BITS = 4;
    private static final int PAGE = 1 << PAGE_BITS;

    private final int[][] pages;
    private final int cells;
    private long[] overflow;
    private int made;

    DwellCells(final int cells) {
        this.cells = cells;
        pages = new int[(cells + PAGE - 1) >> PAGE_BITS][];
    }

    /** Adds time to a cell, or takes it back when it is negative. */
    void add(final int cell, final long durationUs) {
        final int page = cell >> PAGE_BITS;
        if (pages[page] == null) {
            pages[page] = new int[PAGE];
            made++;
        }
        final long dwellUs = pages[page][cell & (PAGE - 1)] + durationUs;
        if (dwellUs == (int) dwellUs) {
            pages[page][cell & (PAGE - 1)] = (int) dwellUs;
        } else {
            pages[page][cell & (PAGE - 1)] = 0;
            overflow(cell, dwellUs);
        }
    }

    private void overflow(final int cell, final long dwellUs) {
        if (overflow == null) {
            overflow = new long[cells];
        }
        overflow[cell] += dwellUs;
    }

    /** Adds all cells to a sum, as they are or turned by half a turn. */
    void addTo(final HeatSum sum, final boolean turned) {
        for (int page = 0; page < pages.length; page++) {
            final int[] dwellUs = pages[page];
            if (dwellUs == null) {
                continue;
            }
            final int firstCell = page << PAGE_BITS;
            final int end = Math.min(PAGE, cells - firstCell);
            for (int i = 0; i < end; i++) {
                final int cell = firstCell + i;
                final long more = overflow == null ? 0 : overflow[cell];
                sum.add(turned ? cells - 1 - cell : cell, more + dwellUs[i]);
            }
        }
    }

    /** About how much memory it takes, bytes. */
    long memoryBytes() {
        return 56 + 4L * pages.length + made * (16L + 4 * PAGE) + (overflow == null ? 0 : 16 + 8L * cells);
    }
}
