/**
 * How fast and how far each player went: speed, acceleration, distance, time in speed bands and sprints, for each player, over
 * sliding windows, half and match, in and out of possession. Settled positions go through three stages: what no body can do is
 * taken out, the path is smoothed by a zero-phase filter, and its steps of 40 ms are told apart by band and state of play.
 * Sums are integers, so they add up exactly. It is about three seconds behind the settled positions and knows neither tracks nor
 * sources.
 */
package dev.touchline.engine.kinematics;
