package dev.touchline.engine;

import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.engine.time.EngineClock;
import dev.touchline.engine.time.SourceState;
import dev.touchline.engine.track.MotionModel;
import org.agrona.collections.Int2ObjectHashMap;

/** The sources of a match by their ids, each with its number in the engine's clock. Engine thread only. */
final class SourceTable {
    private static final int LARGEST_ID = 0xffff;

    private final Int2ObjectHashMap<SourceState> sources = new Int2ObjectHashMap<>();
    private final SourceState[] byNumber = new SourceState[EngineClock.MAX_SOURCES];
    private final int[] ids = new int[EngineClock.MAX_SOURCES];
    private final EngineClock clock;

    SourceTable(final EngineClock clock) {
        this.clock = clock;
    }

    /** The source with an id, made when it is first heard; null when there is no room for another. */
    SourceState source(final int sourceId) {
        final SourceState known = sources.get(sourceId);
        return known != null ? known : add(sourceId);
    }

    /** The source with an id, or null when it was never heard. */
    SourceState known(final int sourceId) {
        return sources.get(sourceId);
    }

    private SourceState add(final int sourceId) {
        final int number = clock.addSource();
        if (number == EngineClock.REFUSED) {
            return null;
        }
        final SourceState added = new SourceState(
                number,
                MotionModel.BALL.unstatedSigmaMetres(),
                MotionModel.PLAYER.unstatedSigmaMetres(),
                MotionModel.BODY_POINT.unstatedSigmaMetres());
        sources.put(sourceId, added);
        byNumber[number] = added;
        ids[number] = sourceId;
        return added;
    }

    /** The source with a number below {@link #size}. */
    SourceState at(final int number) {
        return byNumber[number];
    }

    /** The id of the source with a number. */
    int id(final int number) {
        return ids[number];
    }

    int size() {
        return sources.size();
    }

    /** The match starts anew: any record is new. */
    void forgetRecords() {
        sources.values().forEach(SourceState::forgetRecords);
    }

    /** In the order of their numbers, which are the clock's: the order of a hash map is nobody's business. */
    void save(final StateWriter out) {
        out.putInt(sources.size());
        for (int number = 0; number < sources.size(); number++) {
            out.putInt(ids[number]);
            byNumber[number].save(out);
        }
    }

    void load(final StateReader in) {
        for (int left = in.getCount(EngineClock.MAX_SOURCES); left > 0; left--) {
            source(in.getCount(LARGEST_ID)).load(in);
        }
    }
}
