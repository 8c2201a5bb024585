/**
 * Heat maps: how long each object was where, in integer microseconds on a grid of 1 m. Sums are exact, also those of sliding
 * windows, whose past is kept as runs of time in one cell. The cost of a sample depends neither on the grid nor on the
 * windows.
 */
package dev.touchline.engine.heat;
