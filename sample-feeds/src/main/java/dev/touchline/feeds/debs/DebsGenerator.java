package dev.touchline.feeds.debs;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes up a file of the challenge: events in the order of time, from the first kick-off on, the break between the halves left
 * out as in the game's own clock. One thread; needs the same small memory for any length.
 */
public final class DebsGenerator {
    /** The longest game: both halves of the recording. */
    public static final int MOST_SECONDS = 3_597;

    private static final int STEPS_PER_SECOND = 2_000;
    private static final int STEPS_PER_SHOE = 10;
    private static final long STEP_PS = 500_000_000L;
    /** Sensors send one after the other: so many ps apart within their step. */
    private static final long SENSOR_PS = 7_919_000L;

    private final Game game;
    private final long steps;
    private final long firstHalfSteps;
    private final List<List<String>> interruptions = List.of(new ArrayList<>(), new ArrayList<>());
    private final int[][] limbs = new int[DebsSensors.PEOPLE][];
    private final Motion motion = new Motion();

    /**
     * A game.
     *
     * @throws IllegalArgumentException when it is not 1 to {@link #MOST_SECONDS} long
     */
    public DebsGenerator(final int seconds, final long seed) {
        this(seconds, seed, (DebsSensors.HALVES[0][1] - DebsSensors.HALVES[0][0]) / STEP_PS);
    }

    /** With a first half of another length. */
    DebsGenerator(final int seconds, final long seed, final long firstHalfSteps) {
        this.firstHalfSteps = firstHalfSteps;
        if (seconds < 1 || seconds > MOST_SECONDS) {
            throw new IllegalArgumentException("length out of range: seconds=" + seconds + ", range=1-" + MOST_SECONDS);
        }
        game = new Game(seed);
        steps = (long) seconds * STEPS_PER_SECOND;
        for (int person = 0; person < limbs.length; person++) {
            limbs[person] = DebsSensors.limbs(person);
        }
    }

    /**
     * Writes the whole game; once.
     *
     * @return the number of events
     * @throws IOException when it cannot be written
     */
    public long writeTo(final OutputStream out) throws IOException {
        final DebsLineWriter writer = new DebsLineWriter(out);
        boolean stopped = false;
        for (long step = 0; step < steps; step++) {
            final int half = step < firstHalfSteps ? 0 : 1;
            final long inHalf = step - half * firstHalfSteps;
            if (inHalf == 0) {
                game.startHalf(half == 1);
                stopped = false;
            }
            game.step();
            if (game.stopped() != stopped) {
                stopped = game.stopped();
                interruption(half, stopped, inHalf);
            }
            writeStep(writer, DebsSensors.HALVES[half][0] + inHalf * STEP_PS, step);
        }
        writer.flush();
        return writer.lines();
    }

    private void writeStep(final DebsLineWriter writer, final long timePs, final long step) throws IOException {
        writer.write(DebsSensors.BALL, timePs, game.ball);
        int sensor = 0;
        for (int person = 0; person < limbs.length; person++) {
            for (int limb = 0; limb < limbs[person].length; limb++) {
                sensor++;
                if (sensor % STEPS_PER_SHOE == step % STEPS_PER_SHOE) {
                    game.people[person].limb(limb, motion);
                    writer.write(limbs[person][limb], timePs + sensor * SENSOR_PS, motion);
                }
            }
        }
    }

    private void interruption(final int half, final boolean begins, final long step) {
        final List<String> lines = interruptions.get(half);
        final long ms = step * 1_000 / STEPS_PER_SECOND;
        final String name = begins ? "Begin" : "End";
        lines.add(String.format(
                Locale.ROOT,
                "%d;Game Interruption %s;%02d:%02d:%02d.%03d;%d;empty",
                begins ? 2010 : 2011,
                name,
                ms / 3_600_000,
                ms / 60_000 % 60,
                ms / 1_000 % 60,
                ms % 1_000,
                lines.size() / 2 + 1));
    }

    /** The interruptions of a half, 0 or 1, as lines of the challenge's format; after the game was written. */
    public List<String> interruptions(final int half) {
        final List<String> lines = new ArrayList<>();
        lines.add("event_id;event_name;event_time_real;event_counter;comment");
        lines.addAll(interruptions.get(half));
        return lines;
    }
}
