/**
 * The four queries of the DEBS 2013 Grand Challenge (Mutschler, Ziekow and Jerzak 2013) over its own event format: running,
 * ball possession, heat map and shot on goal. State is bounded integers sampled on a grid of 20 ms, sliding windows are
 * exact, nothing is allocated per event. It knows nothing of the rest of the engine, and no file and no clock.
 */
package dev.touchline.engine.debs;
