package dev.touchline.engine.debs;

/**
 * Query 4: shots on goal. Within a quarter of a second after a hit the ball's flight, drawn on from its velocity of the moment,
 * meets the opponents' goal within 1.5 s; then the shot is on while the flight still meets it, until somebody else's hit, the
 * field's edge or an interruption. One thread.
 */
public final class ShotQuery {
    private static final long AIMING_PS = 250_000_000_000L;
    private static final long MOST_MICROS = 1_500_000;
    /** As long as a shot may take once it is on: slower balls are no longer shots, and longer times would overflow. */
    private static final long MOST_MICROS_WHEN_ON = 10_000_000;

    private final Bodies bodies;
    private final DebsListener listener;
    private final int[] teamOfPlayer;
    private final int[] keeperOfTeam;
    private int shooter = Bodies.NOBODY;
    private int direction;
    private boolean on;
    private long aimUntilPs;
    private long shots;

    ShotQuery(final DebsMetadata metadata, final Bodies bodies, final DebsListener listener) {
        this.bodies = bodies;
        this.listener = listener;
        teamOfPlayer = metadata.teamOfPlayers();
        keeperOfTeam = new int[] {metadata.keeper(0), metadata.keeper(1)};
    }

    /** The ball in play; who hits it at this event, or {@link Bodies#NOBODY}. */
    void ball(final DebsEvent ball, final int hitter) {
        if (hitter != Bodies.NOBODY) {
            shooter = hitter;
            on = false;
            direction = attackingDirection(hitter, ball.timePs());
            aimUntilPs = ball.timePs() + AIMING_PS;
        }
        if (shooter == Bodies.NOBODY) {
            return;
        }
        if (!on && ball.timePs() > aimUntilPs) {
            shooter = Bodies.NOBODY;
        } else if (GoalAim.meets(ball, direction, on ? MOST_MICROS_WHEN_ON : MOST_MICROS)) {
            shots += on ? 0 : 1;
            on = true;
            listener.onShot(shots, shooter, ball);
        } else if (on) {
            stop();
        }
    }

    /** The ball is out of the field, the game interrupted, or the half over. */
    void stop() {
        on = false;
        shooter = Bodies.NOBODY;
    }

    /** Away from the end where the player's keeper is; 0, either way, when his keeper is not seen. */
    private int attackingDirection(final int player, final long nowPs) {
        final int keeper = keeperOfTeam[teamOfPlayer[player]];
        if (keeper == DebsMetadata.UNKNOWN || !bodies.locate(keeper, nowPs)) {
            return 0;
        }
        return bodies.yMillimetres() > 0 ? -1 : 1;
    }

    /** Shots on goal so far. */
    public long shots() {
        return shots;
    }
}
