/**
 * What the engine's parts have in common: the pitch, the teams, the state of play, where everybody is at an instant, what
 * happened, and how state is written to and read from a snapshot. It knows none of the parts.
 */
package dev.touchline.engine.state;
