/**
 * Measures a match: how far and how fast players and ball move, how long the ball is in play. The same analysis goes over a
 * recorded and a simulated match, so that {@link dev.touchline.feeds.stats.SimulatorReport} can put them side by side.
 */
package dev.touchline.feeds.stats;
