package dev.touchline.engine.kinematics;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import java.util.Arrays;

/** Sums over steps by state of play and band, and the extremes. Engine thread only; allocates nothing. */
final class KinematicSums {
    private static final int BANDS = KinematicSettings.MOST_BANDS;
    private static final int CELLS = StepKey.CLASSES * BANDS;
    /** Number of the long fields after the bands' in each state of play: high-speed steps and way, sprint steps and way. */
    private static final int ZONES = 4;

    static final int BYTES = 2 * CELLS * Long.BYTES + StepKey.CLASSES * (ZONES * Long.BYTES + 3 * Integer.BYTES);

    private final long[] steps = new long[CELLS];
    private final long[] micrometres = new long[CELLS];
    private final long[] zones = new long[StepKey.CLASSES * ZONES];
    private final int[] top = new int[StepKey.CLASSES];
    private final int[] hardest = new int[StepKey.CLASSES];
    private final int[] softest = new int[StepKey.CLASSES];

    /**
     * Adds steps that count as the same.
     *
     * @param newTop the fastest of them, mm/s
     * @param most the greatest acceleration, mm/s2
     * @param least the greatest deceleration, mm/s2, negative
     */
    void add(final int key, final int newSteps, final long um, final int newTop, final int most, final int least) {
        final int playClass = StepKey.playClass(key);
        final int cell = playClass * BANDS + StepKey.band(key);
        steps[cell] += newSteps;
        micrometres[cell] += um;
        if (StepKey.highSpeed(key)) {
            zones[playClass * ZONES] += newSteps;
            zones[playClass * ZONES + 1] += um;
        }
        if (StepKey.sprint(key)) {
            zones[playClass * ZONES + 2] += newSteps;
            zones[playClass * ZONES + 3] += um;
        }
        top[playClass] = Math.max(top[playClass], newTop);
        hardest[playClass] = Math.max(hardest[playClass], most);
        softest[playClass] = Math.min(softest[playClass], least);
    }

    /** Adds what it has of some states of play to a reading. */
    void addTo(final PlayerKinematics reading, final int mask) {
        for (int playClass = 0; playClass < StepKey.CLASSES; playClass++) {
            if ((mask >>> playClass & 1) == 0) {
                continue;
            }
            for (int band = 0; band < BANDS; band++) {
                reading.addBand(band, steps[playClass * BANDS + band], micrometres[playClass * BANDS + band]);
            }
            reading.addHighSpeed(zones[playClass * ZONES], zones[playClass * ZONES + 1]);
            reading.addSprinting(zones[playClass * ZONES + 2], zones[playClass * ZONES + 3]);
            reading.addExtremes(top[playClass], hardest[playClass], softest[playClass]);
        }
    }

    void clear() {
        Arrays.fill(steps, 0);
        Arrays.fill(micrometres, 0);
        Arrays.fill(zones, 0);
        Arrays.fill(top, 0);
        Arrays.fill(hardest, 0);
        Arrays.fill(softest, 0);
    }

    void save(final StateWriter out) {
        out.putLongs(steps, CELLS);
        out.putLongs(micrometres, CELLS);
        out.putLongs(zones, zones.length);
        out.putInts(top, top.length);
        out.putInts(hardest, hardest.length);
        out.putInts(softest, softest.length);
    }

    void load(final StateReader in) {
        in.getLongs(steps, CELLS);
        in.getLongs(micrometres, CELLS);
        in.getLongs(zones, zones.length);
        in.getInts(top, top.length);
        in.getInts(hardest, hardest.length);
        in.getInts(softest, softest.length);
    }
}
