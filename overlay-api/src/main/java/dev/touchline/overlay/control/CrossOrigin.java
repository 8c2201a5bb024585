package dev.touchline.overlay.control;

import dev.touchline.overlay.access.AccessPolicy;
import io.javalin.http.Context;

/**
 * Lets pages of the origins that are listed read what we answer (CORS): the very origin is echoed, never a star, and
 * credentials, which we have none of, are not allowed. Javalin's threads.
 */
final class CrossOrigin {
    private static final String METHODS = "GET, POST, PUT, PATCH, DELETE";
    private static final String HEADERS = "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key";
    private static final String EXPOSED = "ETag, Location, Retry-After";
    private static final String SECONDS = "600";

    private final AccessPolicy access;

    CrossOrigin(final AccessPolicy access) {
        this.access = access;
    }

    /** Adds what a listed page needs; true when the request only asked whether it may come, and has been answered. */
    boolean answer(final Context request) {
        final String origin = request.header("Origin");
        // Also where this one is not listed: what a cache keeps for one origin is not another's.
        request.header("Vary", "Origin");
        if (!access.isOriginListed(origin)) {
            return false;
        }
        request.header("Access-Control-Allow-Origin", origin)
                .header("Access-Control-Expose-Headers", EXPOSED)
                .header("Cross-Origin-Resource-Policy", "cross-origin");
        final boolean preflight =
                request.req().getMethod().equals("OPTIONS") && request.header("Access-Control-Request-Method") != null;
        if (preflight && access.isHostAllowed(request.header("Host"))) {
            request.header("Access-Control-Allow-Methods", METHODS)
                    .header("Access-Control-Allow-Headers", HEADERS)
                    .header("Access-Control-Max-Age", SECONDS)
                    .status(204)
                    .skipRemainingHandlers();
            return true;
        }
        return false;
    }
}
