package dev.touchline.engine.debs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Holds the incremental windows to the definition: first every tick's class, looking at all of them, then sums. */
class RunnerPropertyTest {
    private static final int ABSENT = -1;

    @Property(tries = 20)
    void shouldEqualTheBruteForceSumOverTheWindow(@ForAll final long seed) {
        final Random random = new Random(seed);
        final Runner runner = new Runner();
        final List<Integer> classes = new ArrayList<>();
        final List<Long> speeds = new ArrayList<>();
        final int ticks = 1 + random.nextInt(75_000);
        long speed = 0;
        for (int tick = 1; tick <= ticks; tick++) {
            if (random.nextInt(40) == 0) {
                speed = random.nextInt(9_000_000);
            }
            final boolean absent = random.nextInt(500) == 0;
            classes.add(absent ? ABSENT : Intensity.indexOf(speed));
            speeds.add(absent ? 0 : speed);
            if (absent) {
                runner.absent(tick * GameClock.TICK_PS);
            } else {
                runner.tick(tick * GameClock.TICK_PS, speed);
            }
        }
        runner.stop(ticks * GameClock.TICK_PS);

        final int[] counted = count(classes);
        final int[] minutes = {1, 5, 20};
        for (int window = 0; window < DebsWindow.COUNT; window++) {
            final int from = window == DebsWindow.GAME ? 0 : Math.max(0, ticks - minutes[window] * 3_000);
            for (int intensity = 0; intensity < 6; intensity++) {
                long time = 0;
                long distance = 0;
                for (int tick = from; tick < ticks; tick++) {
                    time += counted[tick] == intensity ? 20 : 0;
                    distance += counted[tick] == intensity ? speeds.get(tick) / 50 : 0;
                }
                assertThat(runner.totals(window).timeMs(intensity)).isEqualTo(time);
                assertThat(runner.totals(window).distanceMicrometres(intensity)).isEqualTo(distance);
            }
        }
    }

    /** What each tick is counted to, by looking back from where a class has lasted, returned, or ended. */
    private static int[] count(final List<Integer> classes) {
        final int[] counted = new int[classes.size()];
        int current = ABSENT;
        int open = 0;
        for (int tick = 0; tick < counted.length; tick++) {
            final int found = classes.get(tick);
            final boolean last = tick + 1 == counted.length || classes.get(tick + 1) == ABSENT;
            int decided = ABSENT;
            if (found == ABSENT) {
                counted[tick] = ABSENT;
                current = ABSENT;
                open = tick + 1;
                continue;
            }
            if (found == current || lasts(classes, tick, open)) {
                decided = found;
            } else if (tick + 1 - open == 500 || last) {
                decided = current == ABSENT ? found : current;
            }
            if (decided != ABSENT) {
                current = decided;
                for (; open <= tick; open++) {
                    counted[open] = decided;
                }
            }
        }
        return counted;
    }

    private static boolean lasts(final List<Integer> classes, final int tick, final int open) {
        int same = 0;
        while (same < 50 && tick - same >= 0 && classes.get(tick - same).equals(classes.get(tick))) {
            same++;
        }
        return same == 50 && open <= tick;
    }
}
