package dev.touchline.load;

/** What a load test found, whatever it looked for. Immutable; any thread. */
public interface Report {
    /** For people: a table of at most 100 columns. */
    String toTable();

    /** For people with a browser: one HTML file that needs nothing else. */
    String toHtml();

    /** For programs: one JSON object. */
    String toJson();

    /** What the program should exit with. */
    int exitCode();
}
