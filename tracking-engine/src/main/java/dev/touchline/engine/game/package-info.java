/**
 * The game as its positions tell it: period, direction, ball in and out of play, hits, possession, passes, shots and offside
 * lines. What the feed states goes before what is derived, and each answer says which it is. Everything is causal, sampled by
 * capture time and free of clocks; {@code docs/metrics.md} lists every definition with source, unit and limits.
 */
package dev.touchline.engine.game;
