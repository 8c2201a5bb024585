/**
 * What happened in a match: every event is numbered, published at once and kept in a bounded list of the newest, which the
 * control plane reads. Events are never conflated; the list says how many it no longer holds by its first number.
 */
package dev.touchline.engine.event;
