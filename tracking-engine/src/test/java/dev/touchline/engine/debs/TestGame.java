package dev.touchline.engine.debs;

import java.util.ArrayList;
import java.util.List;

/**
 * A game of two halves of 100 s that begin at 1,000 s and 2,000 s. Team A: keeper 0 (shoes 10, 11, gloves 12, 13), player 1 (shoes
 * 20, 21). Team B: keeper 2 (30 to 33), player 3 (40, 41). Balls 1 and 2, referee 5. Times are ms after the first kick-off.
 */
final class TestGame {
    static final long START_MS = 1_000_000;
    static final long SECOND_HALF_MS = 1_000_000;
    static final int BALL = 1;
    static final int SPARE_BALL = 2;
    static final int KEEPER_A = 0;
    static final int PLAYER_A = 1;
    static final int KEEPER_B = 2;
    static final int PLAYER_B = 3;
    private static final long PS_PER_MS = 1_000_000_000L;
    private static final List<String> METADATA = List.of(
            "# a game",
            "half," + ps(0) + "," + ps(100_000),
            "half," + ps(SECOND_HALF_MS) + "," + ps(SECOND_HALF_MS + 100_000),
            "ball,1,2",
            "referee,5",
            "player,A,101,Ann,10,11,12,13",
            "player,A,102,Amy,20,21",
            "player,B,201,Bea,30,31,32,33",
            "player,B,202,Bo,40,41");

    final RecordingResults results = new RecordingResults();
    final DebsEngine engine;
    private final DebsEvent event = new DebsEvent();

    TestGame(final String... interruptions) {
        engine = new DebsEngine(metadata(), interruptions(interruptions), results);
    }

    static DebsMetadata metadata() {
        try {
            return DebsMetadata.parse(METADATA);
        } catch (final DebsFormatException e) {
            throw new AssertionError(e);
        }
    }

    /** Times of the first half: begin, end, begin, end. */
    private static Interruptions interruptions(final String... times) {
        final List<String> lines = new ArrayList<>();
        for (int i = 0; i < times.length; i++) {
            lines.add((i % 2 == 0 ? "1;Game Interruption Begin;" : "2;Game Interruption End;") + times[i] + ";1;empty");
        }
        try {
            return Interruptions.parse(metadata(), List.of(lines));
        } catch (final DebsFormatException e) {
            throw new AssertionError(e);
        }
    }

    static long ps(final long ms) {
        return (START_MS + ms) * PS_PER_MS;
    }

    /** Any event; velocity in mm/s. */
    void event(
            final int sensor,
            final long timePs,
            final int x,
            final int y,
            final int z,
            final long acceleration,
            final int... velocity) {
        final double speed = Math.sqrt((double) velocity[0] * velocity[0]
                + (double) velocity[1] * velocity[1]
                + (double) velocity[2] * velocity[2]);
        final long[] values = {sensor, timePs, x, y, z, Math.round(speed * 1_000), acceleration, 0, 0, 0, 0, 0, 0};
        for (int axis = 0; axis < 3; axis++) {
            values[7 + axis] = speed == 0 ? 0 : Math.round(velocity[axis] / speed * 10_000);
        }
        event.copyFrom(values, 0);
        engine.onEvent(event);
    }

    /** Both shoes of a player at a point, moving along x, mm/s. */
    void shoes(final int player, final long ms, final int x, final int y, final int speed) {
        final int left = 10 * (player + 1);
        event(left, ps(ms), x, y, 0, 0, speed, 0, 0);
        event(left + 1, ps(ms), x, y, 0, 0, speed, 0, 0);
    }

    /** A player stands or runs from one time to another, an event of each shoe every 5 ms. */
    void run(final int player, final long fromMs, final long toMs, final int x, final int y, final int speed) {
        for (long ms = fromMs; ms < toMs; ms += 5) {
            shoes(player, ms, x, y, speed);
        }
    }

    void ball(final long ms, final int x, final int y, final long acceleration) {
        event(BALL, ps(ms), x, y, 110, acceleration, 0, 0, 0);
    }

    /** Lets the game go on to a tick: the referee is heard. */
    void tickTo(final long ms) {
        event(5, ps(ms), 0, 0, 0, 0, 0, 0, 0);
    }
}
