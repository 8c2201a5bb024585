package dev.touchline.engine.debs;

/**
 * Query 2: who has the ball. A player has it from his first contact to his last, as long as nobody else hits it, it stays in the
 * field and the game goes on; a team has it while one of its players has. One thread; allocates nothing after it was made.
 */
public final class PossessionQuery {
    private static final int TEAMS = 2;

    private final DebsListener listener;
    private final int[] teamOfPlayer;
    private final long[] playerPs;
    private final long[] hits;
    private final long[] teamPs = new long[TEAMS];
    private final ContactLog log = new ContactLog();
    private final ContactLog.Window[] sliding = new ContactLog.Window[DebsWindow.GAME];
    private int holder = Bodies.NOBODY;
    private long lastContactPs;

    PossessionQuery(final int[] teamOfPlayer, final DebsListener listener) {
        this.teamOfPlayer = teamOfPlayer;
        this.listener = listener;
        playerPs = new long[teamOfPlayer.length];
        hits = new long[teamOfPlayer.length];
        for (int window = 0; window < sliding.length; window++) {
            sliding[window] = new ContactLog.Window(log, DebsWindow.ACTIVITY.lengthPs(window));
        }
    }

    void hit(final int player, final long gamePs, final long timePs) {
        hits[player]++;
        if (player == holder && gamePs > lastContactPs) {
            final int team = teamOfPlayer[player];
            for (final ContactLog.Window window : sliding) {
                window.add(lastContactPs, gamePs, team);
            }
            log.add(lastContactPs, gamePs, team);
            playerPs[player] += gamePs - lastContactPs;
            teamPs[team] += gamePs - lastContactPs;
        }
        holder = player;
        lastContactPs = gamePs;
        listener.onPossession(timePs, player, playerPs[player], hits[player]);
    }

    /** The ball is out of the field, the game interrupted, or the half over: nobody has it. */
    void release() {
        holder = Bodies.NOBODY;
    }

    void report(final long gamePs, final long timePs) {
        for (final ContactLog.Window window : sliding) {
            window.advanceTo(gamePs);
        }
        for (int window = 0; window < DebsWindow.COUNT; window++) {
            final long both = teamPossessionPs(0, window) + teamPossessionPs(1, window);
            for (int team = 0; team < TEAMS; team++) {
                listener.onTeamPossession(timePs, team, window, teamPossessionPs(team, window), both);
            }
        }
    }

    /** How long a player had the ball, ps. */
    public long playerPossessionPs(final int player) {
        return playerPs[player];
    }

    /** How often a player hit the ball. */
    public long hits(final int player) {
        return hits[player];
    }

    /** How long a team had the ball within a window that ends at the last tick, ps. */
    public long teamPossessionPs(final int team, final int window) {
        return window == DebsWindow.GAME ? teamPs[team] : sliding[window].possessionPs(team);
    }
}
