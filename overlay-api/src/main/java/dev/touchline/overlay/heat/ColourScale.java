package dev.touchline.overlay.heat;

import java.util.Arrays;

/**
 * Colours for shares of a heat map's scale: the ramp "cividis" (Nunez, Anderton and Renslow 2018, "Optimizing colormaps with
 * consideration for color vision deficiency"), whose lightness rises evenly and which looks much the same with and without a
 * colour vision deficiency; straight lines between ten of its published points. Nothing is transparent. Pure functions.
 */
final class ColourScale {
    private static final double TOP_QUANTILE = 0.99;
    private static final int[] CIVIDIS = {
        0x00204d, 0x00336f, 0x39486b, 0x575c6d, 0x707173, 0x8a8779, 0xa69d75, 0xc4b56c, 0xe4cf5b, 0xffea46
    };
    /** Opacity of all that holds much; little fades in up to this share of the scale. */
    private static final double OPAQUE_FROM = 0.3;

    private static final double OPACITY = 0.9;

    private ColourScale() {}

    /** The top of the scale: the 99th percentile (nearest rank) of the cells that hold anything; 0 when none does. */
    static double top(final double[] cells) {
        final double[] held =
                Arrays.stream(cells).filter(value -> value > 0).sorted().toArray();
        return held.length == 0 ? 0 : held[(int) Math.ceil(TOP_QUANTILE * held.length) - 1];
    }

    /** The colour of a share of the scale as 0xRRGGBBAA; above 1 is as 1. */
    static int colour(final double share) {
        if (!(share > 0)) {
            return 0;
        }
        final double bounded = Math.min(share, 1);
        final double rise = Math.min(bounded / OPAQUE_FROM, 1);
        return rgb(bounded) << 8 | (int) Math.round(255 * OPACITY * rise * rise * (3 - 2 * rise));
    }

    /** The colour of a share as 0xRRGGBB, however transparent. */
    static int rgb(final double share) {
        final double at = share * (CIVIDIS.length - 1);
        final int below = Math.min((int) at, CIVIDIS.length - 2);
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            final int from = CIVIDIS[below] >> shift & 0xff;
            final int to = CIVIDIS[below + 1] >> shift & 0xff;
            rgb = rgb << 8 | (int) Math.round(from + (at - below) * (to - from));
        }
        return rgb;
    }
}
