package dev.touchline.load.html;

/** Text within a page. Any thread. */
final class HtmlText {
    private HtmlText() {}

    /** The text with what HTML and SVG would take for markup written as entities. */
    static String escape(final String raw) {
        return raw.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
