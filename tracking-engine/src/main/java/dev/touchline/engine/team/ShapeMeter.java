package dev.touchline.engine.team;

import dev.touchline.engine.state.ObjectStates;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import java.util.Arrays;

/**
 * Measures the shape of one team, with its goalkeeper and without, and keeps the newest of both. Engine thread only; measuring
 * allocates nothing, reading makes a record. Sums run in the order of object ids, so the same positions give the same bits.
 */
public final class ShapeMeter {
    private static final int MOST = 64;
    private static final int FIELDS = 9;

    private final double[] x = new double[MOST];
    private final double[] y = new double[MOST];
    private final double[] u = new double[MOST];
    private final ConvexHull hull = new ConvexHull(MOST);
    private final TeamLines lines = new TeamLines();
    private final double[] withKeeper = new double[FIELDS];
    private final double[] withoutKeeper = new double[FIELDS];

    /** A meter that has measured nobody. */
    public ShapeMeter() {
        clear();
    }

    /**
     * Measures the team.
     *
     * @param players bits of the object ids that count, all of them present in {@code live}
     * @param keeper the goalkeeper's bit, or 0 when it is not known who that is
     * @param attacks +1 when the team attacks +x, -1 when it attacks -x, 0 when it is not known
     */
    public void measure(final ObjectStates live, final long players, final long keeper, final int attacks) {
        divide(live, players & ~keeper, attacks);
        final double rear = lines.rear();
        final double front = lines.front();
        measure(live, players & ~keeper, withoutKeeper);
        withoutKeeper[7] = attacks * rear;
        withoutKeeper[8] = (front - rear) / (TeamLines.LINES - 1);
        measure(live, players, withKeeper);
        withKeeper[7] = withoutKeeper[7];
        withKeeper[8] = withoutKeeper[8];
        if ((players & keeper) != 0 && attacks != 0) {
            final double keeperX = live.xMetres(Long.numberOfTrailingZeros(keeper));
            withKeeper[7] = keeperX;
            withKeeper[8] = (front - attacks * keeperX) / TeamLines.LINES;
        }
    }

    private void divide(final ObjectStates live, final long outfield, final int attacks) {
        int count = 0;
        if (attacks != 0) {
            for (long bits = outfield; bits != 0; bits &= bits - 1) {
                u[count++] = attacks * live.xMetres(Long.numberOfTrailingZeros(bits));
            }
        }
        lines.divide(u, count);
    }

    private void measure(final ObjectStates live, final long players, final double[] into) {
        Arrays.fill(into, Double.NaN);
        into[0] = Long.bitCount(players);
        if (players == 0) {
            return;
        }
        int count = 0;
        double sumX = 0;
        double sumY = 0;
        for (long bits = players; bits != 0; bits &= bits - 1) {
            final int objectId = Long.numberOfTrailingZeros(bits);
            x[count] = live.xMetres(objectId);
            y[count] = live.yMetres(objectId);
            sumX += x[count];
            sumY += y[count];
            count++;
        }
        into[1] = sumX / count;
        into[2] = sumY / count;
        into[3] = range(y, count);
        into[4] = range(x, count);
        into[5] = stretch(count, into[1], into[2]);
        into[6] = hull.area(x, y, count);
    }

    private static double range(final double[] of, final int count) {
        double least = of[0];
        double most = of[0];
        for (int i = 1; i < count; i++) {
            least = Math.min(least, of[i]);
            most = Math.max(most, of[i]);
        }
        return most - least;
    }

    private double stretch(final int count, final double centroidX, final double centroidY) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            final double dx = x[i] - centroidX;
            final double dy = y[i] - centroidY;
            sum += Math.sqrt(dx * dx + dy * dy);
        }
        return sum / count;
    }

    /** The newest shape of all its players. */
    public TeamShape withKeeper() {
        return shape(withKeeper);
    }

    /** The newest shape of its outfield players. */
    public TeamShape withoutKeeper() {
        return shape(withoutKeeper);
    }

    private static TeamShape shape(final double[] of) {
        return new TeamShape((int) of[0], of[1], of[2], of[3], of[4], of[5], of[6], of[7], of[8]);
    }

    /** Forgets everything. */
    public void clear() {
        Arrays.fill(withKeeper, Double.NaN);
        Arrays.fill(withoutKeeper, Double.NaN);
        withKeeper[0] = 0;
        withoutKeeper[0] = 0;
    }

    /** Writes its state. */
    public void save(final StateWriter out) {
        out.putDoubles(withKeeper, FIELDS);
        out.putDoubles(withoutKeeper, FIELDS);
    }

    /** Takes the state that {@link #save} wrote. */
    public void load(final StateReader in) {
        in.getDoubles(withKeeper, FIELDS);
        in.getDoubles(withoutKeeper, FIELDS);
    }
}
