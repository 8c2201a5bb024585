package dev.touchline.overlay.access;

/**
 * A token as it is kept: the secret itself is not in it. Immutable.
 *
 * @param id finds it; no secret
 * @param name what people call it
 * @param hash SHA-256 of the token's text, 64 hexadecimal digits
 * @param createdAtMs ms since 1970 UTC
 * @param grant what it allows; its token id is this one's
 */
public record ApiToken(String id, String name, String hash, long createdAtMs, Grant grant) {}
