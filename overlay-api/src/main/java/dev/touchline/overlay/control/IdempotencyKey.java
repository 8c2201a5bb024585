package dev.touchline.overlay.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.match.DocumentException;
import io.javalin.http.Context;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The {@code Idempotency-Key} of a request: a client that does not know whether it was heard asks again under the same. */
final class IdempotencyKey {
    private static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,100}");

    private IdempotencyKey() {}

    /** The key, or null when there is none. */
    static String of(final Context request) {
        final String key = request.header(HEADER);
        if (key != null && !KEY.matcher(key).matches()) {
            throw new DocumentException(
                    ErrorCode.BAD_REQUEST,
                    "Idempotency-Key is not 1 to 100 visible characters: length=" + key.length());
        }
        return key;
    }

    /** What tells one body from another: SHA-256, hexadecimal. */
    static String bodySha256(final Context request) {
        return sha256(RequestBody.read(request));
    }

    /** What tells one request from another where several addresses take the same body: SHA-256 of both, hexadecimal. */
    static String addressAndBodySha256(final Context request) {
        return sha256((request.path() + "\n").getBytes(UTF_8), RequestBody.read(request));
    }

    private static String sha256(final byte[]... parts) {
        try {
            final MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (final byte[] part : parts) {
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
