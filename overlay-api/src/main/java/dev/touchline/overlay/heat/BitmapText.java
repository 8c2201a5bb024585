package dev.touchline.overlay.heat;

import java.util.Map;

/**
 * Text for a legend, in letters of 5 x 7 dots: a server has no fonts. Knows the digits, the point, and what "s/m&sup2;" needs;
 * of anything else it paints nothing. Pure functions.
 */
final class BitmapText {
    private static final int COLUMNS = 5;
    private static final int ROWS = 7;
    private static final Map<Character, String> GLYPHS = Map.ofEntries(
            Map.entry('0', ".###. #...# #..## #.#.# ##..# #...# .###."),
            Map.entry('1', "..#.. .##.. ..#.. ..#.. ..#.. ..#.. .###."),
            Map.entry('2', ".###. #...# ....# ..##. .#... #.... #####"),
            Map.entry('3', "##### ...#. ..#.. ...#. ....# #...# .###."),
            Map.entry('4', "...#. ..##. .#.#. #..#. ##### ...#. ...#."),
            Map.entry('5', "##### #.... ####. ....# ....# #...# .###."),
            Map.entry('6', "..##. .#... #.... ####. #...# #...# .###."),
            Map.entry('7', "##### ....# ...#. ..#.. .#... .#... .#..."),
            Map.entry('8', ".###. #...# #...# .###. #...# #...# .###."),
            Map.entry('9', ".###. #...# #...# .#### ....# ...#. .##.."),
            Map.entry('.', "..... ..... ..... ..... ..... .##.. .##.."),
            Map.entry('s', "..... ..... .#### #.... .###. ....# ####."),
            Map.entry('/', "..... ....# ...#. ..#.. .#... #.... ....."),
            Map.entry('m', "..... ..... ##.#. #.#.# #.#.# #...# #...#"),
            Map.entry('²', "##... ..#.. .#... ###.. ..... ..... ....."));

    private BitmapText() {}

    /** How wide a text is, pixels, with dots of so many pixels. */
    static int width(final String text, final int dot) {
        return text.length() * (COLUMNS + 1) * dot - dot;
    }

    static int height(final int dot) {
        return ROWS * dot;
    }

    /** Paints a text from its top left corner on. */
    static void paint(
            final Raster image, final String text, final int left, final int top, final int dot, final int rgba) {
        for (int i = 0; i < text.length(); i++) {
            final String glyph = GLYPHS.getOrDefault(text.charAt(i), "");
            for (int at = 0; at < glyph.length(); at++) {
                if (glyph.charAt(at) == '#') {
                    final int x = left + (i * (COLUMNS + 1) + at % (COLUMNS + 1)) * dot;
                    final int y = top + at / (COLUMNS + 1) * dot;
                    image.fill(x, y, x + dot, y + dot, rgba);
                }
            }
        }
    }
}
