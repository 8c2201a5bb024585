package dev.touchline.engine.debs;

import java.util.Arrays;

/**
 * The four queries over one stream of events, in the order of their time. Players are looked at every 20 ms of game time, on a
 * grid that begins with the game; hits and shots at every event of the ball. Bad events are counted and dropped. One thread;
 * allocates nothing per event; a pure function of metadata, interruptions and events.
 */
public final class DebsEngine {
    private static final int TICKS_PER_REPORT = 50;

    private final DebsMetadata metadata;
    private final Interruptions interruptions;
    private final GameClock clock;
    private final DebsCounters counters = new DebsCounters();
    private final Bodies bodies;
    private final BallInPlay ballInPlay = new BallInPlay();
    private final HitDetector hits;
    private final RunningQuery running;
    private final PossessionQuery possession;
    private final HeatQuery heat;
    private final ShotQuery shots;
    private final int players;
    private final long[] lastPs = new long[DebsMetadata.SENSORS];
    private long tickPs = GameClock.TICK_PS;
    private long ticks;
    private int half;

    /** An engine at the beginning of a game. */
    public DebsEngine(final DebsMetadata metadata, final Interruptions interruptions, final DebsListener listener) {
        this.metadata = metadata;
        this.interruptions = interruptions;
        clock = metadata.clock();
        players = metadata.players().size();
        bodies = new Bodies(players);
        hits = new HitDetector(bodies);
        running = new RunningQuery(players, listener);
        possession = new PossessionQuery(metadata.teamOfPlayers(), listener);
        heat = new HeatQuery(players, listener);
        shots = new ShotQuery(metadata, bodies, listener);
        Arrays.fill(lastPs, Long.MIN_VALUE);
    }

    /** Takes an event. */
    public void onEvent(final DebsEvent event) {
        counters.onEvent();
        final int role = metadata.role(event.sensor());
        if (role == DebsMetadata.UNKNOWN) {
            counters.onUnknownSensor();
            return;
        }
        final long gamePs = clock.gamePs(event.timePs());
        if (gamePs == GameClock.OUTSIDE) {
            counters.onOutsideGame();
            return;
        }
        if (event.timePs() <= lastPs[event.sensor()] || gamePs < tickPs - GameClock.TICK_PS) {
            counters.onLate();
            return;
        }
        lastPs[event.sensor()] = event.timePs();
        while (gamePs >= tickPs) {
            tick();
        }
        if (role >= 0) {
            bodies.move(role, event);
        } else if (role <= DebsMetadata.FIRST_BALL && ballInPlay.isCurrent(role, event)) {
            ball(event, gamePs);
        }
    }

    private void ball(final DebsEvent ball, final long gamePs) {
        if (!ballInPlay.inField() || interruptions.at(ball.timePs())) {
            stopPlay();
            return;
        }
        final int hitter = hits.hitter(ball);
        if (hitter != Bodies.NOBODY) {
            possession.hit(hitter, gamePs, ball.timePs());
        }
        shots.ball(ball, hitter);
    }

    private void stopPlay() {
        hits.release();
        possession.release();
        shots.stop();
    }

    /** Looks at what the events before an instant of the grid have left. */
    private void tick() {
        final long timePs = clock.timePs(tickPs);
        if (clock.half(tickPs) != half) {
            half = clock.half(tickPs);
            stopPlay();
        }
        final boolean interrupted = interruptions.at(timePs);
        if (interrupted) {
            stopPlay();
        }
        for (int player = 0; player < players; player++) {
            tickPlayer(player, timePs, interrupted);
        }
        possession.report(tickPs, timePs);
        if (++ticks % TICKS_PER_REPORT == 0) {
            heat.report(timePs);
        }
        tickPs += GameClock.TICK_PS;
    }

    private void tickPlayer(final int player, final long timePs, final boolean interrupted) {
        final boolean seen = bodies.locate(player, timePs);
        if (seen) {
            running.seen(player, timePs, bodies.speed());
        } else {
            running.absent(player, timePs);
        }
        if (seen && !interrupted) {
            heat.sample(player, bodies.xMillimetres(), bodies.yMillimetres());
        } else {
            heat.skip(player);
        }
    }

    /** The stream is at its end: what waited for the next event of its kind is counted. The time after the last tick is not. */
    public void finish() {
        running.stop(clock.timePs(tickPs - GameClock.TICK_PS));
    }

    /** Game time looked at so far, ms. */
    public long gameMs() {
        return ticks * (GameClock.TICK_PS / 1_000_000_000L);
    }

    /** What was read, and what was dropped. */
    public DebsCounters counters() {
        return counters;
    }

    /** Query 1. */
    public RunningQuery running() {
        return running;
    }

    /** Query 2. */
    public PossessionQuery possession() {
        return possession;
    }

    /** Query 3. */
    public HeatQuery heat() {
        return heat;
    }

    /** Query 4. */
    public ShotQuery shots() {
        return shots;
    }
}
