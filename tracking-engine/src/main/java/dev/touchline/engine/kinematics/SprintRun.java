package dev.touchline.engine.kinematics;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;

/** What is known of a sprint, or of what may become one, while it goes on. Engine thread only; allocates nothing. */
final class SprintRun {
    long fromIndex;
    long toIndex;
    long micrometres;
    int topMicrometres;
    int fromX;
    int fromY;
    int toX;
    int toY;
    int playClass;
    int period;

    void begin(final long index, final int x, final int y, final int newPlayClass, final int newPeriod) {
        fromIndex = index;
        micrometres = 0;
        topMicrometres = 0;
        fromX = x;
        fromY = y;
        playClass = newPlayClass;
        period = newPeriod;
    }

    void onStep(final int stepMicrometres, final long endIndex, final int x, final int y) {
        micrometres += stepMicrometres;
        topMicrometres = Math.max(topMicrometres, stepMicrometres);
        toIndex = endIndex;
        toX = x;
        toY = y;
    }

    int topSpeed() {
        return topMicrometres / SettledGrid.MICROMETRES_PER_MMPS;
    }

    void save(final StateWriter out) {
        out.putLong(fromIndex);
        out.putLong(toIndex);
        out.putLong(micrometres);
        out.putInt(topMicrometres);
        out.putInt(fromX);
        out.putInt(fromY);
        out.putInt(toX);
        out.putInt(toY);
        out.putInt(playClass);
        out.putInt(period);
    }

    void load(final StateReader in) {
        fromIndex = in.getLong();
        toIndex = in.getLong();
        micrometres = in.getLong();
        topMicrometres = in.getInt();
        fromX = in.getInt();
        fromY = in.getInt();
        toX = in.getInt();
        toY = in.getInt();
        playClass = in.getInt();
        period = in.getInt();
    }
}
