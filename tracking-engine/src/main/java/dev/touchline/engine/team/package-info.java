/**
 * The shape of a team at an instant: where it is, how wide, long and spread out, where its lines stand, and who keeps goal.
 * Pure arithmetic over positions and the roster; it knows nothing of the ball or the laws of the game. Every definition with
 * its source is also in {@code docs/metrics.md}.
 */
package dev.touchline.engine.team;
