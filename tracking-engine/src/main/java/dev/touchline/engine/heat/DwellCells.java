package dev.touchline.engine.heat;

/** Dwell per cell, us, in pages made when first written to. Engine thread only. */
final class DwellCells {
    private static final int PAGE_BITS = 6;
    private static final int PAGE = 1 << PAGE_BITS;

    private final long[][] pages;
    private final int cells;
    private int made;

    DwellCells(final int cells) {
        this.cells = cells;
        pages = new long[(cells + PAGE - 1) >> PAGE_BITS][];
    }

    /** Adds time to a cell, or takes it back when it is negative. */
    void add(final int cell, final long durationUs) {
        final int page = cell >> PAGE_BITS;
        if (pages[page] == null) {
            pages[page] = new long[PAGE];
            made++;
        }
        pages[page][cell & (PAGE - 1)] += durationUs;
    }

    /** Adds all cells to a sum, as they are or turned by half a turn. */
    void addTo(final HeatSum sum, final boolean turned) {
        for (int page = 0; page < pages.length; page++) {
            final long[] dwellUs = pages[page];
            if (dwellUs == null) {
                continue;
            }
            final int firstCell = page << PAGE_BITS;
            final int end = Math.min(PAGE, cells - firstCell);
            for (int i = 0; i < end; i++) {
                sum.add(turned ? cells - 1 - firstCell - i : firstCell + i, dwellUs[i]);
            }
        }
    }

    /** About how much memory it takes, bytes. */
    long memoryBytes() {
        return 48 + 8L * pages.length + made * (16L + 8 * PAGE);
    }
}
