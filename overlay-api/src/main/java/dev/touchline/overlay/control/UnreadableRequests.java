package dev.touchline.overlay.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.touchline.overlay.ErrorCode;
import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what never reaches a route, since Jetty cannot read it or it is too long, with a problem document like any other, in words
 * of our own. Jetty's threads.
 */
final class UnreadableRequests extends ErrorHandler {
    private static final HttpField TYPE = new HttpField(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);

    private final int maxHeaderBytes;

    /**
     * A handler.
     *
     * @param maxHeaderBytes the bound of a request's line and headers
     */
    UnreadableRequests(final int maxHeaderBytes) {
        this.maxHeaderBytes = maxHeaderBytes;
    }

    @Override
    public boolean errorPageForMethod(final String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            final Request request,
            final Response response,
            final int status,
            final String message,
            final Throwable cause,
            final Callback callback) {
        response.getHeaders().put(TYPE);
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.write(true, ByteBuffer.wrap(document(status)), callback);
    }

    private byte[] document(final int status) {
        final ErrorCode code = code(status);
        try {
            return JsonBody.MAPPER.writeValueAsBytes(Problem.of(code, status, detail(status), List.of()));
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException("a problem is always JSON", e);
        }
    }

    private static ErrorCode code(final int status) {
        return switch (status) {
            case 404 -> ErrorCode.NOT_FOUND;
            case 413, 414, 431 -> ErrorCode.TOO_LARGE;
            default -> status >= 500 && status != 505 ? ErrorCode.INTERNAL : ErrorCode.BAD_REQUEST;
        };
    }

    private String detail(final int status) {
        return switch (status) {
            case 404 -> "no such resource";
            case 408 -> "request took too long";
            case 414 -> "address is too long: most=" + maxHeaderBytes + " bytes with the headers";
            case 431 -> "headers are too long: most=" + maxHeaderBytes + " bytes with the address";
            case 505 -> "HTTP of this version is not spoken";
            default ->
                code(status) == ErrorCode.INTERNAL
                        ? "the server failed; its log says why"
                        : "request is not well-formed: its address, Host or another header cannot be read";
        };
    }
}
