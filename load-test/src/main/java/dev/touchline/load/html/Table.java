package dev.touchline.load.html;

import java.util.List;

/**
 * A table with a caption. Immutable; any thread.
 *
 * @param caption what it holds
 * @param head the columns' names, or empty for rows of a name and a value
 * @param rows the cells; the first of each is the row's name
 */
public record Table(String caption, List<String> head, List<List<String>> rows) {
    public Table {
        head = List.copyOf(head);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
