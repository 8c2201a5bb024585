/**
 * A football match made up from a seed: two teams of eleven, a ball with weight, and a referee who only knows the commoner
 * laws. {@code World} holds everything that moves; one step of it runs the tactics ten times a second (who chases, who
 * presses, where everybody else belongs), the bodies and the ball fifty times. The same seed gives the same match on any
 * JVM: randomness comes from {@code Prng} alone, and arithmetic keeps to the four operations, square roots and
 * {@link java.lang.StrictMath}. What it is measured against is in {@code docs/simulator.md}.
 */
package dev.touchline.feeds.sim;
