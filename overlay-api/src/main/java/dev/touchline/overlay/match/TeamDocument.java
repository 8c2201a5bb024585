package dev.touchline.overlay.match;

import java.util.List;

/**
 * A team with its roster.
 *
 * @param shortName three letters or so, for the score
 * @param colour {@code #rrggbb}
 */
public record TeamDocument(String name, String shortName, String colour, List<PlayerDocument> players) {
    /** The same team with another roster. */
    public TeamDocument withPlayers(final List<PlayerDocument> newPlayers) {
        return new TeamDocument(name, shortName, colour, newPlayers);
    }
}
