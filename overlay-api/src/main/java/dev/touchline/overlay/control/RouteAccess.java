package dev.touchline.overlay.control;

import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.access.Grant;
import dev.touchline.overlay.access.Role;
import dev.touchline.overlay.match.DocumentException;
import java.util.List;

/**
 * Who may use which route: the one table of it. A route is looked up by the template under which it was added, so nothing that
 * is done to an address can lead around its row. The first row that fits counts; a route without a row is the admin's. Pure
 * functions; any thread.
 */
final class RouteAccess {
    /** What of the server a route touches. */
    private enum Reach {
        /** Nothing that belongs to a match. */
        NO_MATCH,
        /** The match that its address names. */
        ONE_MATCH,
        /** Every match, or the server as a whole. */
        EVERY_MATCH
    }

    /** A row; {@code *} at the end of a template stands for anything below, as a method for every method. */
    private record Row(String method, String template, Role least, Reach reach) {
        boolean fits(final String asked, final String route) {
            if (!method.equals("*") && !method.equals(asked)) {
                return false;
            }
            if (!template.endsWith("*")) {
                return route.equals(template);
            }
            final String above = template.substring(0, template.length() - 2);
            return route.equals(above) || route.startsWith(above + "/");
        }
    }

    private static final String HEALTH = "/api/v1/health";

    private static final List<Row> TABLE = List.of(
            new Row("GET", "/api/v1/server", Role.VIEWER, Reach.NO_MATCH),
            new Row("GET", "/api/v1/server/runtime", Role.VIEWER, Reach.EVERY_MATCH),
            new Row("GET", "/api/v1/counters", Role.VIEWER, Reach.EVERY_MATCH),
            new Row("GET", "/metrics", Role.VIEWER, Reach.EVERY_MATCH),
            // The list shows the matches of the token's scope.
            new Row("GET", "/api/v1/matches", Role.VIEWER, Reach.NO_MATCH),
            new Row("POST", "/api/v1/matches", Role.PRODUCER, Reach.EVERY_MATCH),
            new Row("GET", "/api/v1/matches/{id}/snapshot", Role.PRODUCER, Reach.ONE_MATCH),
            new Row("GET", "/api/v1/matches/{id}/*", Role.VIEWER, Reach.ONE_MATCH),
            new Row("*", "/api/v1/matches/{id}/*", Role.PRODUCER, Reach.ONE_MATCH),
            new Row("*", "/api/v1/clients/*", Role.PRODUCER, Reach.EVERY_MATCH),
            new Row("*", "/api/v1/tokens/*", Role.ADMIN, Reach.EVERY_MATCH),
            new Row("*", "/api/v1/config/*", Role.ADMIN, Reach.EVERY_MATCH));

    private static final Row EVERYTHING_ELSE = new Row("*", "*", Role.ADMIN, Reach.EVERY_MATCH);

    private RouteAccess() {}

    /** Whether a route answers without a token even where one is asked: what load balancers look at, and how to speak to us. */
    static boolean isPublic(final String template) {
        return template.equals(HEALTH) || ContractRoutes.ALL.contains(template);
    }

    /** Whether a route has a row of its own. */
    static boolean isListed(final String method, final String template) {
        return isPublic(template) || !row(method, template).equals(EVERYTHING_ELSE);
    }

    /** Whether what a route is asked for depends on the match in its address. */
    static boolean isOfOneMatch(final String method, final String template) {
        return row(method, template).reach() == Reach.ONE_MATCH;
    }

    /**
     * Refuses what a grant does not allow.
     *
     * @param matchId the match that the address names; looked at for routes of one match
     */
    static void check(final Grant grant, final String method, final String template, final long matchId) {
        final Row row = row(method, template);
        if (!grant.role().covers(row.least())) {
            throw new DocumentException(
                    ErrorCode.FORBIDDEN,
                    "role is too low: role=" + grant.role().label() + ", least="
                            + row.least().label());
        }
        if (row.reach() == Reach.ONE_MATCH && !grant.matches().contains(matchId)) {
            throw new DocumentException(ErrorCode.FORBIDDEN, "match is not one of the token's: match=" + matchId);
        }
        if (row.reach() == Reach.EVERY_MATCH && !grant.matches().isAll()) {
            throw new DocumentException(
                    ErrorCode.FORBIDDEN,
                    "token must be good for every match: matches="
                            + grant.matches().ids());
        }
    }

    private static Row row(final String method, final String template) {
        return TABLE.stream()
                .filter(row -> row.fits(method, template))
                .findFirst()
                .orElse(EVERYTHING_ELSE);
    }
}
