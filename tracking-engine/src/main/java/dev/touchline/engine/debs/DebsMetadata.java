package dev.touchline.engine.debs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which sensor is whose, who plays for whom, and when the halves are. Immutable; any thread. Its text has one line for each:
 *
 * <pre>
 *   # anything
 *   half,10753295594424116,12557295594424116
 *   ball,4,8,10
 *   referee,105,106
 *   player,A,1,Name,13,14,97,98          team, id, name, two shoes, then a keeper's two gloves
 * </pre>
 */
public final class DebsMetadata {
    /** Sensor ids are below. */
    static final int SENSORS = 1_024;
    /** Limbs of a player with a sensor: two shoes, then two gloves. */
    static final int LIMBS = 4;

    static final int UNKNOWN = -1;
    static final int REFEREE = -2;
    /** Balls are {@code FIRST_BALL - n}. */
    static final int FIRST_BALL = -3;

    /** Players at most: two full squads. */
    static final int MOST_PLAYERS = 64;

    private final int[] roles;
    private final List<DebsPlayer> players;
    private final List<String> teams;
    private final int balls;
    private final long[] starts;
    private final long[] ends;

    DebsMetadata(
            final int[] roles,
            final List<DebsPlayer> players,
            final List<String> teams,
            final int balls,
            final long[] starts,
            final long[] ends) {
        this.roles = Arrays.copyOf(roles, SENSORS);
        this.players = List.copyOf(players);
        this.teams = List.copyOf(teams);
        this.balls = balls;
        this.starts = starts.clone();
        this.ends = ends.clone();
    }

    /**
     * Reads the text.
     *
     * @throws DebsFormatException when a line is none of the above, a sensor is given twice, or halves, a ball or two teams'
     *     players are missing
     */
    public static DebsMetadata parse(final List<String> lines) throws DebsFormatException {
        final MetadataText text = new MetadataText();
        for (int i = 0; i < lines.size(); i++) {
            text.line(lines.get(i), i + 1);
        }
        return text.toMetadata();
    }

    /** What a sensor is: {@code player * LIMBS + limb}, or one of the constants. */
    int role(final int sensor) {
        return sensor < SENSORS ? roles[sensor] : UNKNOWN;
    }

    /** The players, in the order of their index. */
    public List<DebsPlayer> players() {
        return players;
    }

    /** The two teams' names. */
    public List<String> teams() {
        return teams;
    }

    int balls() {
        return balls;
    }

    /** How many halves there are. */
    public int halves() {
        return starts.length;
    }

    /** The time stamp at which a half, from 0, begins. */
    public long startPs(final int half) {
        return starts[half];
    }

    /** The time stamp before which a half, from 0, ends. */
    public long endPs(final int half) {
        return ends[half];
    }

    GameClock clock() {
        return new GameClock(starts, ends);
    }

    /** The index of a team's keeper, or {@link #UNKNOWN}. */
    int keeper(final int team) {
        for (int player = 0; player < players.size(); player++) {
            if (players.get(player).team() == team && players.get(player).keeper()) {
                return player;
            }
        }
        return UNKNOWN;
    }

    /** Every player's team, by the player's index. */
    int[] teamOfPlayers() {
        final List<Integer> found = new ArrayList<>();
        players.forEach(player -> found.add(player.team()));
        return found.stream().mapToInt(Integer::intValue).toArray();
    }
}
