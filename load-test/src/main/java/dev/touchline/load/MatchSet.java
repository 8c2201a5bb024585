package dev.touchline.load;

import dev.touchline.load.control.ControlClient;
import dev.touchline.load.control.FeedStatus;
import dev.touchline.load.feed.FeedRun;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** The matches of one feed at the server, one or many. One thread. */
final class MatchSet {
    private final ControlClient control;
    private final FeedRun run;
    private final List<Long> ids;

    MatchSet(final ControlClient control, final FeedRun run) {
        this.control = control;
        this.run = run;
        ids = LongStream.range(run.matchId(), run.matchId() + run.shape().matches())
                .boxed()
                .toList();
    }

    /** The matches, in the order of their ids. */
    List<Long> ids() {
        return ids;
    }

    /**
     * Makes each anew; the connection is kept between them.
     *
     * @param onMade is told each that was made, so that somebody else's match of the same id is never taken for ours
     */
    void make(final String name, final Consumer<Long> onMade) throws IOException {
        final long rate = run.recordsPerSecond() / ids.size();
        for (final long id : ids) {
            control.makeMatch(id, ids.size() == 1 ? name : name + " " + id, run.shape(), rate);
            onMade.accept(id);
        }
    }

    /** How each does. */
    Map<Long, FeedStatus> statuses() throws IOException {
        final Map<Long, FeedStatus> statuses = new TreeMap<>();
        for (final long id : ids) {
            statuses.put(id, control.feed(id));
        }
        return statuses;
    }

    /** How they do together. */
    FeedStatus status() throws IOException {
        return ids.size() == 1
                ? control.feed(ids.get(0))
                : FeedStatus.of(statuses().values());
    }
}
