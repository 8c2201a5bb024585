package dev.touchline.engine.heat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchline.engine.state.Pitch;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.engine.state.Teams;
import dev.touchline.protocol.overlay.HeatDirection;
import dev.touchline.protocol.overlay.HeatGrid;
import dev.touchline.protocol.overlay.HeatScope;
import dev.touchline.protocol.overlay.HeatWhen;
import dev.touchline.protocol.overlay.HeatWindow;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Holds the heat maps to the definition, summed sample by sample. */
class MatchHeatPropertyTest {
    /** 100 matches of 12 random (instant, scope, window, grid, filter, direction): 1,200 maps. */
    private static final int MATCHES = 100;

    private static final int READS = 12;
    private static final int STEPS = 1500;
    private static final Teams TEAMS = new Teams(0b00_1110, 0b11_0000);
    private static final int OBJECTS = 7; // The ball, three of home, two of away, one of nobody.
    private static final long MIDDAY_US = 1_750_000_000_000_000L;

    @Property(tries = MATCHES)
    void shouldEqualTheBruteForceSumOverTheWindow(@ForAll final long seed) {
        final Random random = new Random(seed);
        final Pitch pitch = pitch(random);
        MatchHeat heat = new MatchHeat(pitch);
        final BruteForceHeat expected = new BruteForceHeat(pitch);
        long nowUs = MIDDAY_US + random.nextInt(1_000_000);
        int playClass = 1;
        final int[] x = new int[OBJECTS];
        final int[] y = new int[OBJECTS];
        for (int step = 0; step < STEPS; step++) {
            nowUs += stepUs(random);
            heat.advanceTo(nowUs);
            expected.nowUs = nowUs;
            if (random.nextInt(20) == 0) {
                playClass = random.nextInt(8);
            }
            for (int objectId = 0; objectId < OBJECTS; objectId++) {
                if (random.nextInt(15) != 0) {
                    x[objectId] = move(random, x[objectId], pitch.lengthMillimetres());
                    y[objectId] = move(random, y[objectId], pitch.widthMillimetres());
                    heat.sample(objectId, nowUs, x[objectId], y[objectId], playClass);
                    expected.sample(objectId, nowUs, x[objectId], y[objectId], playClass);
                }
            }
            if (random.nextInt(STEPS / 2) == 0) {
                // A clock record may be older or newer than the newest frame.
                final long startUs = nowUs + random.nextInt(200_000) - 100_000;
                heat.startHalf(startUs);
                expected.halfUs = Math.max(expected.halfUs, startUs);
            }
            if (random.nextInt(STEPS) == 0) {
                heat = copied(heat, pitch);
            }
            if (random.nextInt(STEPS / READS) == 0) {
                assertEqual(heat, expected, request(random));
            }
        }
        for (int i = 0; i < READS; i++) {
            assertEqual(heat, expected, request(random));
        }
    }

    private static Pitch pitch(final Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new Pitch(105_000, 68_000);
            case 1 -> new Pitch(104_823, 68_407);
            default -> new Pitch(90_000 + random.nextInt(30_000), 45_000 + random.nextInt(45_000));
        };
    }

    /** Mostly frames of 40 ms, sometimes repeated instants, gaps over half a second, and minutes of silence. */
    private static long stepUs(final Random random) {
        return switch (random.nextInt(60)) {
            case 0 -> 0;
            case 1 -> 400_000 + random.nextInt(400_000);
            case 2 -> random.nextInt(100_000_000);
            case 3, 4 -> random.nextInt(10_000_000);
            case 5, 6, 7 -> random.nextInt(500_000);
            default -> 40_000;
        };
    }

    /** A step of up to a metre, now and then anywhere, on the lines themselves, or just outside. */
    private static int move(final Random random, final int from, final int side) {
        return switch (random.nextInt(40)) {
            case 0 -> random.nextInt(side + 4000) - side / 2 - 2000;
            case 1 -> random.nextBoolean() ? side / 2 : -side / 2;
            case 2 -> (from / 1000) * 1000;
            case 3 -> side / 2 + 1;
            default -> from + random.nextInt(2001) - 1000;
        };
    }

    private static HeatRequest request(final Random random) {
        final HeatScope scope = any(random, HeatScope.BALL, HeatScope.HOME, HeatScope.AWAY, HeatScope.PLAYER);
        return new HeatRequest(
                scope,
                scope == HeatScope.PLAYER ? 1 + random.nextInt(OBJECTS) : HeatRequest.NO_OBJECT,
                any(
                        random,
                        HeatWindow.ONE_MINUTE,
                        HeatWindow.FIVE_MINUTES,
                        HeatWindow.TEN_MINUTES,
                        HeatWindow.FIFTEEN_MINUTES,
                        HeatWindow.HALF,
                        HeatWindow.MATCH),
                any(
                        random,
                        HeatGrid.ONE_METRE,
                        HeatGrid.GRID_8X13,
                        HeatGrid.GRID_16X25,
                        HeatGrid.GRID_32X50,
                        HeatGrid.GRID_64X100),
                any(random, HeatWhen.ALL, HeatWhen.IN_PLAY, HeatWhen.IN_POSSESSION, HeatWhen.OUT_OF_POSSESSION),
                any(random, HeatDirection.ABSOLUTE, HeatDirection.ATTACKING));
    }

    @SafeVarargs
    private static <T> T any(final Random random, final T... values) {
        return values[random.nextInt(values.length)];
    }

    private static MatchHeat copied(final MatchHeat heat, final Pitch pitch) {
        final StateWriter out = new StateWriter();
        heat.save(out);
        final MatchHeat copy = new MatchHeat(pitch);
        copy.load(new StateReader(out.toBytes()));
        final StateWriter again = new StateWriter();
        copy.save(again);
        assertThat(again.toBytes()).isEqualTo(out.toBytes());
        return copy;
    }

    private static void assertEqual(final MatchHeat heat, final BruteForceHeat brute, final HeatRequest request) {
        final HeatSum sum = new HeatSum();
        heat.read(request, TEAMS, sum);
        final long[] expected = brute.read(request, TEAMS);
        final long[] actual = new long[1 + sum.cells()];
        actual[0] = sum.outsideUs();
        for (int cell = 0; cell < sum.cells(); cell++) {
            actual[cell + 1] = sum.dwellUs(cell);
        }
        assertThat(actual).as("%s", request).isEqualTo(expected);
    }
}
