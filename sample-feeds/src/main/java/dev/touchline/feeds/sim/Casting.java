package dev.touchline.feeds.sim;

import dev.touchline.feeds.FrameRate;
import dev.touchline.feeds.MatchDescription;
import dev.touchline.feeds.ObjectIds;
import dev.touchline.feeds.PlayerEntry;
import dev.touchline.feeds.TeamSheet;
import java.util.ArrayList;
import java.util.List;

/** Who plays in the simulated match: two clubs and twenty-two people that do not exist. Immutable; any thread. */
final class Casting {
    private static final List<String> HOME = List.of(
            "O. Brackenfell",
            "T. Aldwick",
            "M. Rosendorp",
            "J. Halvanen",
            "P. Quillmore",
            "S. Ingledew",
            "D. Vantreight",
            "K. Osterbrook",
            "L. Farrowdale",
            "R. Mbassini",
            "E. Tolvajar");
    private static final List<String> AWAY = List.of(
            "H. Winterbach",
            "C. Pellingham",
            "A. Dravensky",
            "N. Okelloway",
            "F. Sandringfeld",
            "I. Castellmoor",
            "G. Lindqvarn",
            "B. Yarrowby",
            "V. Marchetelli",
            "W. Thornquist-Hale",
            "Z. Amadoro");
    private static final int[] HOME_NUMBERS = {1, 3, 4, 5, 2, 6, 8, 10, 11, 7, 9};
    private static final int[] AWAY_NUMBERS = {13, 15, 4, 22, 2, 17, 8, 14, 20, 19, 10};
    private static final int SIGMA_MILLIMETRES = 20;

    private Casting() {}

    static MatchDescription describe(final SimulatorSettings settings, final FrameRate rate) {
        return new MatchDescription(
                "Aldermoor Athletic - Port Verity",
                settings.pitchLengthMetres(),
                settings.pitchWidthMetres(),
                rate,
                SIGMA_MILLIMETRES,
                team("Aldermoor Athletic", "ALD", "#2f6fdf", HOME, HOME_NUMBERS, 0),
                team("Port Verity", "PVT", "#d8433b", AWAY, AWAY_NUMBERS, 1));
    }

    /** The object id of a slot of a side. */
    static int objectId(final int side, final int slot) {
        return (side == 0 ? ObjectIds.FIRST_HOME : ObjectIds.FIRST_AWAY) + slot;
    }

    private static TeamSheet team(
            final String name,
            final String shortName,
            final String colour,
            final List<String> names,
            final int[] numbers,
            final int side) {
        final Formation formation = side == 0 ? World.HOME_FORMATION : World.AWAY_FORMATION;
        final List<PlayerEntry> players = new ArrayList<>();
        for (int slot = 0; slot < Side.PLAYERS; slot++) {
            final String position = formation.role(slot).name();
            players.add(new PlayerEntry(objectId(side, slot), numbers[slot], names.get(slot), position));
        }
        return new TeamSheet(name, shortName, colour, players);
    }
}
