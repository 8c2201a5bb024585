package dev.touchline.load.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a page as HTML. One thread. */
final class PageWriter {
    private final Page page;
    private final StringBuilder out = new StringBuilder();

    private PageWriter(final Page page) {
        this.page = page;
    }

    static String write(final Page page) {
        return new PageWriter(page).document();
    }

    private String document() {
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        out.append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
        out.append(text(page.title()))
                .append("</title>\n<style>\n")
                .append(style())
                .append("</style>\n</head>\n");
        out.append("<body>\n<main>\n<h1>").append(text(page.title())).append("</h1>\n");
        out.append("<p class=\"verdict ").append(page.good() ? "good" : "bad").append("\">");
        out.append(text(page.verdict())).append("</p>\n");
        notes();
        charts();
        out.append("<div class=\"tables\">\n");
        page.tables().forEach(this::table);
        table(new Table("How it was measured", List.of(), page.facts()));
        out.append("</div>\n</main>\n</body>\n</html>\n");
        return out.toString();
    }

    private void notes() {
        if (!page.notes().isEmpty()) {
            out.append("<ul class=\"notes\">");
            page.notes().forEach(note -> out.append("<li>").append(text(note)).append("</li>"));
            out.append("</ul>\n");
        }
    }

    private void charts() {
        out.append("<div class=\"charts\">\n");
        for (int i = 0; i < page.charts().size(); i++) {
            out.append(ChartWriter.write(page.charts().get(i), "c" + i));
        }
        out.append("</div>\n");
    }

    private void table(final Table table) {
        out.append("<div class=\"scroll\"><table")
                .append(table.head().isEmpty() ? " class=\"pairs\"" : "")
                .append("><caption>");
        out.append(text(table.caption())).append("</caption>\n");
        if (!table.head().isEmpty()) {
            out.append("<thead>").append(row(table.head(), true)).append("</thead>\n");
        }
        out.append("<tbody>");
        table.rows().forEach(row -> out.append(row(row, false)));
        out.append("</tbody></table></div>\n");
    }

    private static String row(final List<String> cells, final boolean head) {
        return "<tr>"
                + cells.stream()
                        .limit(1)
                        .map(cell -> "<th scope=\"" + (head ? "col" : "row") + "\">" + text(cell) + "</th>")
                        .collect(Collectors.joining())
                + cells.stream()
                        .skip(1)
                        .map(cell -> head ? "<th scope=\"col\">" + text(cell) + "</th>" : "<td>" + text(cell) + "</td>")
                        .collect(Collectors.joining())
                + "</tr>\n";
    }

    private static String style() {
        try (InputStream in = PageWriter.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("resource missing: name=report.css");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(final String raw) {
        return HtmlText.escape(raw);
    }
}
