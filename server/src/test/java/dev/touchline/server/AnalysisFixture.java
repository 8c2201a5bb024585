package dev.touchline.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A program with the simulated match, of which nothing was played yet, and what it tells of the players' running. */
abstract class AnalysisFixture {
    static final String MATCH = "/api/v1/matches/1";

    TestServer program;

    @BeforeEach
    void open() throws Exception {
        program = TestServer.open();
        SimulatedPlay.register(program);
    }

    @AfterEach
    void close() {
        program.close();
    }

    /** What it tells of each player, by object id. */
    final Map<Integer, JsonNode> players(final String query) throws Exception {
        final Map<Integer, JsonNode> players = new HashMap<>();
        program.get(MATCH + "/kinematics" + query)
                .get("players")
                .forEach(player -> players.put(player.get("objectId").asInt(), player));
        return players;
    }

    static double metres(final JsonNode player) {
        return player.get("distanceMetres").asDouble();
    }
}
