package dev.touchline.overlay.match;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A camera or tracking system that may send for a match.
 *
 * @param id as its records carry it, 0 to 65535
 * @param expectedRate records a second, or null when unknown
 * @param allowedSender the only IP address that it sends from, or null for any
 * @param key 32 hexadecimal digits when it is set; never shown
 * @param clockOffsetMicros by how much its clock is known to be ahead, taken off its capture times; null when that is not known
 * @param signed whether it has a key; sent back as it was read, it keeps the key
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SourceDocument(
        Integer id,
        String name,
        Double expectedRate,
        String allowedSender,
        String key,
        Boolean signed,
        Long clockOffsetMicros) {
    /** A source whose clock is not known to be off. */
    public SourceDocument(
            final Integer id,
            final String name,
            final Double expectedRate,
            final String allowedSender,
            final String key,
            final Boolean signed) {
        this(id, name, expectedRate, allowedSender, key, signed, null);
    }

    /** The same source under an id. */
    public SourceDocument withId(final int newId) {
        return new SourceDocument(newId, name, expectedRate, allowedSender, key, signed, clockOffsetMicros);
    }

    /** The same source as it may be shown. */
    public SourceDocument withoutKey() {
        return new SourceDocument(
                id, name, expectedRate, allowedSender, null, key == null ? null : true, clockOffsetMicros);
    }

    /** The same source without where it sends from, and how much, and without its key. */
    public SourceDocument withoutSender() {
        return new SourceDocument(id, name, null, null, null, withoutKey().signed(), clockOffsetMicros);
    }

    /** The same source with a key. */
    public SourceDocument withKey(final String newKey) {
        return new SourceDocument(id, name, expectedRate, allowedSender, newKey, true, clockOffsetMicros);
    }
}
