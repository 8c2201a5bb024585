package dev.touchline.overlay.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an API token, {@code tl_ID_SECRET}: an id of 64 random bits, which is no secret and finds the token, and 256
 * random bits, which are known by their SHA-256 only. Pure functions but for {@link #generate}; any thread.
 */
record TokenSecret(String id, String text) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern FORM = Pattern.compile("tl_([0-9a-f]{16})_[A-Za-z0-9_-]{43}");
    private static final int ID_BYTES = 8;
    private static final int SECRET_BYTES = 32;

    /** A new one. */
    static TokenSecret generate() {
        final String id = HexFormat.of().formatHex(random(ID_BYTES));
        final String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random(SECRET_BYTES));
        return new TokenSecret(id, "tl_" + id + "_" + secret);
    }

    /** Reads a text that somebody sent; empty when it has not the form of a token. */
    static Optional<TokenSecret> parse(final String text) {
        final Matcher matcher = FORM.matcher(text);
        return matcher.matches() ? Optional.of(new TokenSecret(matcher.group(1), text)) : Optional.empty();
    }

    /** What is kept of it. */
    byte[] hash() {
        return sha256(text);
    }

    /** The SHA-256 of a text's UTF-8. */
    static byte[] sha256(final String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has it: algorithm=SHA-256", e);
        }
    }

    private static byte[] random(final int bytes) {
        final byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "TokenSecret[id=" + id + "]";
    }
}
