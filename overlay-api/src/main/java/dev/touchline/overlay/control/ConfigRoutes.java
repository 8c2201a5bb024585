package dev.touchline.overlay.control;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.analysis.MatchIdentities;
import dev.touchline.overlay.match.ActiveMatch;
import dev.touchline.overlay.match.DocumentException;
import dev.touchline.overlay.match.FieldFault;
import dev.touchline.overlay.match.MatchDocument;
import dev.touchline.overlay.match.MatchIncidents;
import dev.touchline.overlay.match.MatchService;
import dev.touchline.overlay.match.SaidOfMatches;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Everything that is configured, in one document: {@code /api/v1/config}. Javalin's threads. What is PUT is checked whole, and in
 * force whole or not at all.
 */
final class ConfigRoutes {
    private static final String CONFIG = "/api/v1/config";
    private static final int LARGEST = 16 << 20;
    private static final int FORMAT = 1;
    private static final Map<String, Boolean> YES_NO = Map.of("true", true, "false", false);

    private final MatchService matches;

    ConfigRoutes(final MatchService matches) {
        this.matches = matches;
    }

    /**
     * The document.
     *
     * @param format 1
     * @param incidents cards, goals and substitutions of matches that have any; null when nothing is said of that
     * @param identities what operators said of identities in matches that are played; null when nothing is said of that
     */
    private record Configuration(
            Integer format,
            List<MatchDocument> matches,
            List<MatchIncidents> incidents,
            List<MatchIdentities> identities) {
        static Configuration of(final Collection<ActiveMatch> matches, final boolean secrets) {
            return new Configuration(
                    FORMAT,
                    matches.stream()
                            .map(ActiveMatch::document)
                            .map(document -> secrets ? document : document.withoutKeys())
                            .toList(),
                    matches.stream()
                            .filter(match -> !match.incidents().isEmpty())
                            .map(MatchIncidents::of)
                            .toList(),
                    matches.stream()
                            .filter(match -> !match.corrected().changes().isEmpty())
                            .map(MatchIdentities::of)
                            .toList());
        }
    }

    void addTo(final RoutesConfig routes) {
        routes.get(CONFIG, this::read);
        routes.put(CONFIG, this::replace);
    }

    private void read(final Context request) {
        QueryParameters.only(request, "secrets");
        final boolean secrets =
                QueryParameters.word(request, "secrets", YES_NO, "false").getValue();
        // Before the matches: a change that comes meanwhile makes this an old version.
        show(request, matches.version());
        request.json(Configuration.of(matches.directory().matches(), secrets));
    }

    private void replace(final Context request) {
        final Configuration given = JsonBody.read(request, LARGEST, new TypeReference<>() {});
        if (given.format() == null || given.format() != FORMAT) {
            throw fault("format", "is not " + FORMAT + ": value=" + given.format());
        }
        if (given.matches() == null) {
            throw fault("matches", "is missing");
        }
        final List<ActiveMatch> changed =
                matches.replaceAll(given.matches(), said(given), EntityTags.precondition(request));
        show(request, changed.isEmpty() ? matches.version() : changed.get(0).version());
        request.json(Configuration.of(changed, false));
    }

    private static SaidOfMatches said(final Configuration given) {
        final List<FieldFault> faults = new ArrayList<>();
        return new SaidOfMatches(
                MatchIncidents.of(given.incidents(), given.matches(), faults),
                MatchIdentities.changes(given.identities(), given.matches(), faults),
                faults);
    }

    private static void show(final Context request, final long version) {
        request.header("ETag", EntityTags.of(version)).header("Cache-Control", "private, no-cache");
    }

    private static DocumentException fault(final String field, final String message) {
        return new DocumentException(
                ErrorCode.INVALID, "configuration has faults: count=1", List.of(new FieldFault(field, message)));
    }
}
