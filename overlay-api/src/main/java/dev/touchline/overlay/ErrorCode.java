package dev.touchline.overlay;

import java.util.Locale;

/** What can be wrong with a request: one list for {@code suberr}, {@code err} and the types of HTTP problems. */
public enum ErrorCode {
    BAD_REQUEST(400, "The request cannot be understood"),
    NOT_AUTHENTICATED(401, "A token is needed"),
    FORBIDDEN(403, "Not allowed"),
    NOT_FOUND(404, "There is no such thing"),
    UNKNOWN_MATCH(404, "There is no such match"),
    UNKNOWN_CHANNEL(404, "There is no such channel"),
    METHOD_NOT_ALLOWED(405, "The resource does not take this method"),
    CONFLICT(409, "It does not fit what there is"),
    PRECONDITION_FAILED(412, "It has changed meanwhile"),
    TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body is of a media type that is not taken here"),
    INVALID(422, "The document has faults"),
    DUPLICATE_ID(409, "The subscription's id is in use"),
    RATE_LIMITED(429, "Too many requests in too short a time"),
    NOT_SUPPORTED(501, "This server does not offer it"),
    TOO_MANY_STREAMS(503, "The match, the token or the client has all the streams it may have"),
    BUSY(503, "The engine's queue is full"),
    STORE_UNAVAILABLE(503, "The database does not answer"),
    INTERNAL(500, "The server failed");

    private final int status;
    private final String title;

    ErrorCode(final int status, final String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** What it means, in a few words. */
    public String title() {
        return title;
    }

    /** The code as it travels: lower case with hyphens. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
