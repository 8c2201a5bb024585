package dev.touchline.engine.kinematics;

import dev.touchline.engine.state.PlayClass;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;

/** When which period was played, and in which state of play: shared by all objects of a match. Engine thread only. */
final class PlayTimes {
    /** The period of a break between periods: it counts nowhere. */
    static final int BREAK = -1;
    /** Periods are counted as 0 (none was ever stated) to this; a later one counts as this. */
    static final int LAST_PERIOD = 7;

    private final Timeline classes = new Timeline(PlayClass.OUT_OF_PLAY);
    private final Timeline periods = new Timeline(0);

    void playClass(final long fromUs, final int playClass) {
        classes.set(fromUs, directionless(playClass));
    }

    void period(final long atUs, final int period) {
        final int stated = Math.min(Math.max(period, 0), LAST_PERIOD);
        final int last = periods.newest();
        periods.set(atUs, stated == 0 && last != 0 ? BREAK : stated);
    }

    /** 0 out of play, 1 nobody's, 2 home's, 3 away's: distances do not ask which way a team attacks. */
    static int directionless(final int playClass) {
        return playClass & (PlayClass.HOME_ATTACKS_MINUS_X - 1);
    }

    int classAt(final long tsUs) {
        return classes.at(tsUs);
    }

    int periodAt(final long tsUs) {
        return periods.at(tsUs);
    }

    void clear() {
        classes.clear();
        periods.clear();
    }

    void save(final StateWriter out) {
        classes.save(out);
        periods.save(out);
    }

    void load(final StateReader in) {
        classes.load(in);
        periods.load(in);
    }
}
