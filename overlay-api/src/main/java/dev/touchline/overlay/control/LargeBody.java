package dev.touchline.overlay.control;

import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.match.DocumentException;
import io.javalin.http.Context;
import java.io.IOException;

/** Reads a body here and not by the framework, whose bound is that of small JSON documents. Javalin's threads. */
final class LargeBody {
    private LargeBody() {}

    /** The whole body; throws when it is longer than {@code most} bytes. */
    static byte[] read(final Context request, final int most, final String what) {
        try {
            if (request.req().getContentLengthLong() > most) {
                throw tooLarge(most, what);
            }
            final byte[] body = request.bodyInputStream().readNBytes(most + 1);
            if (body.length > most) {
                throw tooLarge(most, what);
            }
            return body;
        } catch (final IOException e) {
            throw new DocumentException(ErrorCode.BAD_REQUEST, "body cannot be read: " + e.getMessage());
        }
    }

    private static DocumentException tooLarge(final int most, final String what) {
        return new DocumentException(ErrorCode.TOO_LARGE, what + " is too large: most=" + most + " bytes");
    }
}
