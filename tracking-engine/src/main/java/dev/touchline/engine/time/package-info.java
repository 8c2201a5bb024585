/**
 * Time as the sources tell it: the engine's clock, which no single source moves, and what is remembered of every source: which
 * of its records have been seen, how far its clock is off, and how well it measures. No wall clock is read.
 */
package dev.touchline.engine.time;
