package dev.touchline.overlay.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.touchline.engine.heat.HeatReading;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.heat.HeatDocument;
import dev.touchline.overlay.heat.HeatImage;
import dev.touchline.overlay.heat.OncePerVersion;
import dev.touchline.overlay.match.ActiveMatch;
import dev.touchline.overlay.match.DocumentException;
import dev.touchline.overlay.match.EngineQuestions;
import dev.touchline.overlay.match.MatchService;
import dev.touchline.overlay.match.TeamsDocument;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.TimeoutException;

/**
 * Heat maps as images and documents: {@code /api/v1/matches/{id}/heatmaps/{scope}.png} and {@code .json}. The engine only copies
 * the dwell; smoothing and painting are done here, on Javalin's threads, once for each map and second of capture time.
 */
final class HeatRoutes {
    private static final String HEATMAP = "/api/v1/matches/{id}/heatmaps/{scope}";
    private static final int MOST_KEPT = 64;
    private static final long COMPUTATION_TIMEOUT_MS = 5_000;
    private static final long SECOND_US = 1_000_000;
    private static final String PNG_SIGMA = "2";
    private static final String JSON_SIGMA = "0";

    /** Everything that an answer depends on but time. Line-ups are in it: a team's map is that of its players. */
    private record Key(long matchId, TeamsDocument teams, HeatQuery query, boolean image) {}

    /** The time that an answer depends on. */
    private record Version(long epoch, long second) {}

    @SuppressWarnings("ArrayRecordComponent")
    private record Answer(byte[] body, String tag) {}

    private final OncePerVersion<Key, Answer> answers = new OncePerVersion<>(MOST_KEPT, COMPUTATION_TIMEOUT_MS);
    private final MatchService matches;
    private final EngineQuestions engines;

    HeatRoutes(final MatchService matches, final EngineQuestions engines) {
        this.matches = matches;
        this.engines = engines;
    }

    void addTo(final RoutesConfig routes) {
        routes.get(HEATMAP + ".png", request -> answer(request, "image/png", PNG_SIGMA, true));
        routes.get(HEATMAP + ".json", request -> answer(request, "application/json", JSON_SIGMA, false));
    }

    private void answer(final Context request, final String mediaType, final String defaultSigma, final boolean image)
            throws InterruptedException {
        final ActiveMatch match = matches.match(QueryParameters.id(request, "id"));
        final HeatQuery query = HeatQuery.of(request.pathParam("scope"), request.queryParamMap(), defaultSigma);
        final Answer answer = answer(match, query, image);
        request.header("ETag", answer.tag()).header("Cache-Control", "private, max-age=1, must-revalidate");
        if (isKnown(request.header("If-None-Match"), answer.tag())) {
            request.status(304);
        } else {
            request.contentType(mediaType).result(answer.body());
        }
    }

    private static boolean isKnown(final String tags, final String tag) {
        if (tags == null) {
            return false;
        }
        for (final String each : tags.split(",", -1)) {
            final String known = each.trim();
            if (known.equals("*") || known.equals(tag) || known.equals("W/" + tag)) {
                return true;
            }
        }
        return false;
    }

    private Answer answer(final ActiveMatch match, final HeatQuery query, final boolean image)
            throws InterruptedException {
        final Key key = new Key(match.id(), match.document().teams(), query, image);
        final Version version = new Version(
                match.context().counters().epoch(),
                Math.floorDiv(match.context().counters().frameTimeUs(), SECOND_US));
        try {
            return answers.get(key, version, () -> compute(match, query, image));
        } catch (final TimeoutException e) {
            throw new DocumentException(ErrorCode.BUSY, "heat map not ready in time: match=" + match.id());
        }
    }

    private Answer compute(final ActiveMatch match, final HeatQuery query, final boolean image) {
        final HeatReading reading = engines.ask(match.id(), engine -> engine.read(query.map()));
        final byte[] body = image
                ? HeatImage.png(reading, match.context().pitch(), query.sigmaMetres(), query.width())
                : json(HeatDocument.of(reading, query.sigmaMetres()));
        return new Answer(body, tag(body));
    }

    private static byte[] json(final HeatDocument document) {
        try {
            return JsonBody.MAPPER.writeValueAsBytes(document);
        } catch (final JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A strong tag from the bytes themselves: equal maps have equal tags, whichever server painted them. */
    private static String tag(final byte[] body) {
        try {
            final byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return '"' + HexFormat.of().formatHex(digest, 0, 16) + '"';
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
