package dev.touchline.overlay.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.match.FieldFault;
import io.javalin.http.Context;
import java.util.List;

/** A problem details document (RFC 9457). */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(String type, String title, int status, String detail, List<FieldFault> errors) {
    static final String MEDIA_TYPE = "application/problem+json";
    private static final String TYPE_PREFIX = "urn:touchline:problem:";

    static Problem of(final ErrorCode code, final String detail, final List<FieldFault> errors) {
        return of(code, code.status(), detail, errors);
    }

    /** The same where the answer has another status of its kind. */
    static Problem of(final ErrorCode code, final int status, final String detail, final List<FieldFault> errors) {
        return new Problem(TYPE_PREFIX + code.code(), code.title(), status, detail, errors);
    }

    /** Makes it the answer to a request, of which nothing more is wanted. */
    static void answer(
            final Context request, final ErrorCode code, final String detail, final List<FieldFault> errors) {
        UnreadBody.discard(request);
        request.status(code.status());
        request.json(of(code, detail, errors));
        request.contentType(MEDIA_TYPE);
        if (code == ErrorCode.BUSY || code == ErrorCode.STORE_UNAVAILABLE || code == ErrorCode.RATE_LIMITED) {
            request.header("Retry-After", "1");
        }
        if (code == ErrorCode.NOT_AUTHENTICATED) {
            request.header("WWW-Authenticate", "Bearer");
        }
    }
}
