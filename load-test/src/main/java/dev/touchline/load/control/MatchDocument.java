package dev.touchline.load.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchline.load.feed.FeedShape;

/** The match that a load test registers: 22 players, one source for each camera, live. Any thread. */
final class MatchDocument {
    /** What the name of every match of a load test begins with: others are never touched. */
    static final String NAME_PREFIX = "Load test: ";

    private static final int PLAYERS_PER_TEAM = 11;

    private MatchDocument() {}

    static ObjectNode of(final long id, final String name, final FeedShape shape, final long recordsPerSecond) {
        final ObjectNode match = JsonNodeFactory.instance.objectNode();
        match.put("id", id).put("name", NAME_PREFIX + name).put("mode", "live").put("rate", 1);
        match.putObject("pitch").put("lengthMetres", 105).put("widthMetres", 68);
        final ObjectNode teams = match.putObject("teams");
        team(teams.putObject("home"), "Load home", "LDH", "#2f6fdf", 1);
        team(teams.putObject("away"), "Load away", "LDA", "#d8433b", 1 + PLAYERS_PER_TEAM);
        final ArrayNode sources = match.putArray("sources");
        // What a source is expected to send once: the second leg brings the same records again.
        final long expectedRate = Math.max(1, recordsPerSecond / shape.cameras() / shape.legs());
        for (int source = 1; source <= shape.cameras(); source++) {
            sources.addObject()
                    .put("id", source)
                    .put("name", "camera " + source)
                    .put("expectedRate", expectedRate);
        }
        return match;
    }

    private static void team(
            final ObjectNode team,
            final String name,
            final String shortName,
            final String colour,
            final int firstObject) {
        team.put("name", name).put("shortName", shortName).put("colour", colour);
        final ArrayNode players = team.putArray("players");
        for (int number = 1; number <= PLAYERS_PER_TEAM; number++) {
            players.addObject()
                    .put("objectId", firstObject + number - 1)
                    .put("number", number)
                    .put("name", name + " " + number)
                    .put("position", number == 1 ? "GK" : "MF");
        }
    }
}
