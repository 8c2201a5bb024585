package dev.touchline.overlay.control;

import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.access.AccessPolicy;
import dev.touchline.overlay.access.Grant;
import dev.touchline.overlay.access.RequestRate;
import dev.touchline.overlay.access.Role;
import dev.touchline.overlay.match.DocumentException;
import dev.touchline.protocol.Counter;
import dev.touchline.protocol.Counters;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.agrona.concurrent.SystemNanoClock;

/** What every request must pass before a route sees it: host, origin, token, role, media type. Javalin's threads. */
final class RequestGuard {
    private static final String GRANT = "touchline.grant";
    private static final String AUTHORIZATION = "Authorization";

    private final AccessPolicy access;
    private final RequestRate rate;
    private final int maxRate;
    private final Counter rateLimited;

    RequestGuard(final AccessPolicy access, final int maxRate, final Counters counters) {
        this.access = access;
        this.maxRate = maxRate;
        rate = new RequestRate(maxRate, SystemNanoClock.INSTANCE);
        rateLimited = counters.create("http_rate_limited", "HTTP requests refused because there were too many");
    }

    /** First of all: what follows costs something. */
    void checkRate(final Context request) throws UnknownHostException {
        // An address, never a name: nobody is asked.
        if (!rate.admit(InetAddress.getByName(request.req().getRemoteAddr()))) {
            rateLimited.increment();
            throw new DocumentException(ErrorCode.RATE_LIMITED, "too many requests: perSecond=" + maxRate);
        }
    }

    /** Before anything else, whether there is a route or not. */
    void check(final Context request) {
        final String host = request.header("Host");
        if (!access.isHostAllowed(host)) {
            throw new DocumentException(ErrorCode.FORBIDDEN, "host not allowed: host=" + host);
        }
        final String origin = request.header("Origin");
        if (!access.isOriginAllowed(origin, host)) {
            throw new DocumentException(ErrorCode.FORBIDDEN, "origin not allowed: origin=" + origin);
        }
        final Optional<Grant> grant = access.bearer(authorization(request));
        grant.ifPresent(given -> request.attribute(GRANT, given));
        if (grant.isEmpty() && isProtected(request.path())) {
            throw notAuthenticated();
        }
    }

    /** Before the route that was found; files have none. */
    void authorize(final Context request) {
        final Endpoint route = request.endpoints().matchedHttpEndpoint();
        if (route == null || RouteAccess.isPublic(route.path)) {
            return;
        }
        final Grant grant = request.attribute(GRANT);
        if (grant == null) {
            throw notAuthenticated();
        }
        final String method = route.method.name();
        final boolean ofOneMatch = RouteAccess.isOfOneMatch(method, route.path);
        RouteAccess.check(grant, method, route.path, ofOneMatch ? QueryParameters.id(request, "id") : 0);
        RequestBody.checkType(request, method, route.path);
    }

    /** What the sender of a request may do; there is one for every route that is not public, else it may be null. */
    static Grant grant(final Context request) {
        return request.attribute(GRANT);
    }

    /** Whether a request is of somebody who may change matches; others are not told of everything how it is set up. */
    static boolean isOperator(final Context request) {
        return grant(request).role().covers(Role.PRODUCER);
    }

    private static DocumentException notAuthenticated() {
        return new DocumentException(ErrorCode.NOT_AUTHENTICATED, "token missing or wrong: header=" + AUTHORIZATION);
    }

    /** Two of them may mean one to a proxy and the other to us. */
    private static String authorization(final Context request) {
        final List<String> values = Collections.list(request.req().getHeaders(AUTHORIZATION));
        if (values.size() > 1) {
            throw new DocumentException(
                    ErrorCode.BAD_REQUEST, "more than one header: name=" + AUTHORIZATION + ", count=" + values.size());
        }
        return values.isEmpty() ? null : values.get(0);
    }

    /** Also where there is no route, so that a stranger does not learn which there are. */
    private static boolean isProtected(final String path) {
        final String plain = path.replaceAll("/+$", "");
        return (plain.startsWith("/api") || plain.startsWith("/metrics")) && !RouteAccess.isPublic(plain);
    }
}
