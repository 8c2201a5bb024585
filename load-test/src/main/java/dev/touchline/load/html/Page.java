package dev.touchline.load.html;

import java.util.List;

/**
 * A report. Immutable; any thread.
 *
 * @param title what was tested
 * @param verdict the outcome in a line
 * @param good whether it went well
 * @param facts how it was made: machine, command and the like, each a name and a value
 * @param notes what the reader has to know before believing the rest
 * @param charts in the order of reading
 * @param tables in the order of reading
 */
public record Page(
        String title,
        String verdict,
        boolean good,
        List<List<String>> facts,
        List<String> notes,
        List<Chart> charts,
        List<Table> tables) {
    public Page {
        facts = facts.stream().map(List::copyOf).toList();
        notes = List.copyOf(notes);
        charts = List.copyOf(charts);
        tables = List.copyOf(tables);
    }

    /** The whole file. */
    public String toHtml() {
        return PageWriter.write(this);
    }
}
