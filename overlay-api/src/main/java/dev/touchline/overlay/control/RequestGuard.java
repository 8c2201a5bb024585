package dev.touchline.overlay.control;

import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.access.AccessPolicy;
import dev.touchline.overlay.match.DocumentException;
import io.javalin.http.Context;
import java.util.Locale;

/** What every request must pass before a route sees it: host, origin, token, content type. Javalin's threads. */
final class RequestGuard {
    private static final String HEALTH = "/api/v1/health";

    private final AccessPolicy access;

    RequestGuard(final AccessPolicy access) {
        this.access = access;
    }

    void check(final Context request) {
        final String host = request.header("Host");
        if (!access.isHostAllowed(host)) {
            throw new DocumentException(ErrorCode.FORBIDDEN, "host not allowed: host=" + host);
        }
        final String origin = request.header("Origin");
        if (!access.isOriginAllowed(origin, host)) {
            throw new DocumentException(ErrorCode.FORBIDDEN, "origin not allowed: origin=" + origin);
        }
        if (isProtected(request.path()) && !access.isAuthorized(request.header("Authorization"))) {
            throw new DocumentException(ErrorCode.NOT_AUTHENTICATED, "token missing or wrong: header=Authorization");
        }
        checkContentType(request);
    }

    /** Routes answer with and without a slash at the end, and so does this. */
    private static boolean isProtected(final String path) {
        final String plain = path.replaceAll("/+$", "");
        return (plain.startsWith("/api") || plain.startsWith("/metrics")) && !plain.equals(HEALTH);
    }

    /** A form of another site can post, but not as JSON. */
    private static void checkContentType(final Context request) {
        final boolean writes = switch (request.req().getMethod()) {
            case "POST", "PUT", "PATCH" -> true;
            default -> false;
        };
        final String contentType = request.contentType();
        final boolean json = contentType != null
                && contentType.toLowerCase(Locale.ROOT).split(";", 2)[0].trim().equals("application/json");
        // Other sites cannot send these bytes either: not without asking first, by a preflight that is never answered.
        final boolean snapshot = request.path().endsWith("/snapshot") && "application/octet-stream".equals(contentType);
        if (writes && !json && !snapshot) {
            throw new DocumentException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE, "body is not application/json: contentType=" + contentType);
        }
    }
}
