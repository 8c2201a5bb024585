/**
 * Heat maps: how long each object was where, in integer microseconds. Each object's past is kept once, as runs of time in one
 * piece of the pitch that no grid's line crosses and in one state of play; every map, whatever its window, grid, filter and
 * direction, is a sum over runs, exact, made when first read and then moved along. The cost of a sample depends on none of
 * them.
 */
package dev.touchline.engine.heat;
