package dev.touchline.overlay.control;

import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.match.DocumentException;
import io.javalin.config.Key;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Set;

/**
 * What bodies requests may have: of which media type by the route, and how long. They are read here and not by the framework, which
 * decodes them as their senders say, and does not say how long one may be. Javalin's threads.
 */
final class RequestBody {
    /** The bound of a small document, bytes. */
    static final Key<Integer> MOST_BYTES = new Key<>("touchline.mostBodyBytes");

    private static final String BODY = "touchline.body";
    private static final String JSON = "application/json";
    private static final String BYTES = "application/octet-stream";
    private static final String SNAPSHOT = MatchRoutes.MATCH + "/snapshot";
    private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH");
    /** Routes that have nothing to be told. */
    private static final Set<String> BODILESS = Set.of(MatchRoutes.MATCH + "/reset", MatchRoutes.MATCH + "/stop");

    private RequestBody() {}

    /** Whether a route is asked for by its address alone. */
    static boolean mayBeMissing(final String template) {
        return BODILESS.contains(template);
    }

    /**
     * Refuses a body of another media type than the route takes. A form of another site can post, but neither as JSON nor as
     * bytes: not without asking first, by a preflight that is not answered.
     */
    static void checkType(final Context request, final String method, final String template) {
        final String given = request.header("Content-Type");
        if (!METHODS.contains(method) || (given == null && mayBeMissing(template) && isEmpty(request))) {
            return;
        }
        final String wanted = template.equals(SNAPSHOT) ? BYTES : JSON;
        final String[] parts = given == null ? new String[] {""} : given.split(";", -1);
        if (!parts[0].trim().equalsIgnoreCase(wanted)) {
            throw new DocumentException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE, "body is not " + wanted + ": contentType=" + given);
        }
        for (int i = 1; i < parts.length; i++) {
            // JSON is UTF-8 (RFC 8259, 8.1), and read as that whatever its sender says: better to refuse than to
            // misread.
            final String[] parameter = parts[i].split("=", 2);
            if (parameter[0].trim().equalsIgnoreCase("charset") && !(parameter.length == 2 && isUtf8(parameter[1]))) {
                throw new DocumentException(
                        ErrorCode.UNSUPPORTED_MEDIA_TYPE, "charset is not utf-8: contentType=" + given);
            }
        }
    }

    private static boolean isUtf8(final String charset) {
        return charset.trim().replace("\"", "").toLowerCase(Locale.ROOT).equals("utf-8");
    }

    private static boolean isEmpty(final Context request) {
        return request.contentLength() <= 0 && request.header("Transfer-Encoding") == null;
    }

    /** The whole body, however often it is asked for; throws when it is longer than a small document may be. */
    static byte[] read(final Context request) {
        final byte[] known = request.attribute(BODY);
        if (known != null) {
            return known;
        }
        final byte[] body = LargeBody.read(request, request.appData(MOST_BYTES), "body");
        request.attribute(BODY, body);
        return body;
    }
}
