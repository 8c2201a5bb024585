package dev.touchline.overlay.control;

import dev.touchline.engine.MatchEngine;
import dev.touchline.engine.state.StateReader;
import dev.touchline.engine.state.StateWriter;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.match.ActiveMatch;
import dev.touchline.overlay.match.DocumentException;
import dev.touchline.overlay.match.EngineQuestions;
import dev.touchline.overlay.match.MatchService;
import dev.touchline.overlay.match.RestoredState;
import dev.touchline.overlay.match.SnapshotSeal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;

/**
 * A match's whole state, taken and restored: {@code /api/v1/matches/{id}/snapshot}. Javalin's threads: a snapshot is written on
 * the engine's thread between two datagrams, and read back here, so that a damaged one never reaches the engine.
 */
final class SnapshotRoutes {
    private static final String SNAPSHOT = "/api/v1/matches/{id}/snapshot";
    private static final int LARGEST = 64 << 20;
    private static final String MEDIA_TYPE = "application/octet-stream";

    private final MatchService matches;
    private final EngineQuestions engines;

    SnapshotRoutes(final MatchService matches, final EngineQuestions engines) {
        this.matches = matches;
        this.engines = engines;
    }

    void addTo(final RoutesConfig routes) {
        routes.get(SNAPSHOT, this::take);
        routes.put(SNAPSHOT, this::restore);
    }

    private void take(final Context request) {
        final long id = matches.match(QueryParameters.id(request, "id")).id();
        final byte[] snapshot = engines.ask(id, engine -> {
            final StateWriter out = new StateWriter();
            engine.save(out);
            return out.toBytes();
        });
        request.contentType(MEDIA_TYPE).result(SnapshotSeal.seal(snapshot));
    }

    private void restore(final Context request) {
        final ActiveMatch match = matches.match(QueryParameters.id(request, "id"));
        final MatchEngine restored = engines.engine(match.context());
        try {
            restored.load(new StateReader(SnapshotSeal.open(LargeBody.read(request, LARGEST, "snapshot"))));
        } catch (final IllegalArgumentException e) {
            throw new DocumentException(ErrorCode.INVALID, e.getMessage());
        } catch (final IndexOutOfBoundsException e) {
            throw new DocumentException(ErrorCode.INVALID, "snapshot is damaged");
        }
        final ActiveMatch after = matches.say(match.id(), EntityTags.precondition(request), current -> {
            restored.leastNextEpoch(matches.highestEpoch(current) + 1);
            return new RestoredState(current.document(), restored);
        });
        EntityTags.show(request, after);
        request.status(202).json(Map.of("restored", true));
    }
}
