package dev.touchline.feeds;

import java.util.List;

/**
 * A team and its players. Immutable; any thread.
 *
 * @param name in full
 * @param shortName three or four letters for a score bug
 * @param colour {@code #rrggbb}
 * @param players in the order of their object ids
 */
public record TeamSheet(String name, String shortName, String colour, List<PlayerEntry> players) {
    /** Copies the list. */
    public TeamSheet {
        players = List.copyOf(players);
    }
}
