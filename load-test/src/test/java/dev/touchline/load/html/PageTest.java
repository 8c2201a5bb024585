package dev.touchline.load.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchline.load.html.Line.Point;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

@Timeout(10)
class PageTest {
    private static final LinearScale TEN = LinearScale.upTo(10, TickLabels::plain);

    @Test
    void shouldNeedNothingElseWhenOpened() {
        final String html = page("<b>&\"steady\"", List.of(chart(List.of(new Line("a", List.of(new Point(0, 1)))))))
                .toHtml();

        assertThat(html).startsWith("<!DOCTYPE html>").contains("prefers-color-scheme: dark");
        assertThat(html).doesNotContain("<script", "http:", "https:", "url(", "@import", "src=", "href=");
        assertThat(html).contains("<h1>&lt;b&gt;&amp;&quot;steady&quot;</h1>").doesNotContain("<b>");
    }

    @Test
    void shouldDrawPointsWhereTheScalesPutThem() throws Exception {
        final Line line = new Line("a", List.of(new Point(0, 0), new Point(5, 5), new Point(10, 10)));
        final Element svg = svg(chart(List.of(line)));

        // 560 x 220 less 68 left, 20 right, 12 above and 46 below: from (68, 174) to (540, 12), and its middle.
        assertThat(paths(svg)).contains("M68.0 174.0L304.0 93.0L540.0 12.0");
        assertThat(svg.getAttribute("role")).isEqualTo("img");
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("Latency");
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).isEqualTo("How late it was.");
        assertThat(svg.getTextContent()).contains("time, s").contains("latency, ms");
    }

    @Test
    void shouldInterruptALineWhereNothingIsKnown() throws Exception {
        final Line line = new Line("a", List.of(new Point(0, 0), new Point(5, Double.NaN), new Point(10, 10)));

        assertThat(paths(svg(chart(List.of(line))))).contains("M68.0 174.0M540.0 12.0");
    }

    @Test
    void shouldMarkEachPointWhenOnlyTheseAreKnown() throws Exception {
        final Line line = new Line("a", List.of(new Point(0, 0), new Point(5, 5)), true);

        assertThat(svg(chart(List.of(line))).getElementsByTagName("circle").getLength())
                .isEqualTo(2);
    }

    @Test
    void shouldRefuseMoreLinesThanCanBeToldApart() {
        final List<Line> seven = Collections.nCopies(7, new Line("a", List.of()));

        assertThatThrownBy(() -> chart(seven)).hasMessageContaining("lines=7, most=6");
    }

    private static Page page(final String title, final List<Chart> charts) {
        return new Page(
                title,
                "nothing lost",
                true,
                List.of(List.of("machine", "Example 9000")),
                List.of(),
                charts,
                List.of(new Table("Latency", List.of("us", "p50"), List.of(List.of("engine", "95")))));
    }

    private static Chart chart(final List<Line> lines) {
        return new Chart("Latency", "How late it was.", "time, s", "latency, ms", TEN, TEN, lines, false);
    }

    private static Element svg(final Chart chart) throws Exception {
        final String figure = ChartWriter.write(chart, "c0");
        final Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(figure.getBytes(StandardCharsets.UTF_8)));
        return (Element) document.getElementsByTagName("svg").item(0);
    }

    private static List<String> paths(final Element svg) {
        final NodeList paths = svg.getElementsByTagName("path");
        return IntStream.range(0, paths.getLength())
                .mapToObj(i -> ((Element) paths.item(i)).getAttribute("d"))
                .toList();
    }
}
