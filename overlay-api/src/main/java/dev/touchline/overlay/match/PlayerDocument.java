package dev.touchline.overlay.match;

/**
 * A player, or another person, of a roster.
 *
 * @param objectId the id that the feed uses, 1 to 63
 * @param number on the shirt, or null
 * @param name as graphics show it
 * @param position a short code such as {@code GK}, or null
 */
public record PlayerDocument(Integer objectId, Integer number, String name, String position) {}
