package dev.touchline.engine.debs;

/**
 * A player of the metadata. Immutable; any thread.
 *
 * @param id as in results
 * @param team index, from 0, in the order in which teams are first named
 * @param name as shown
 * @param keeper whether he wears gloves with sensors
 */
public record DebsPlayer(int id, int team, String name, boolean keeper) {}
