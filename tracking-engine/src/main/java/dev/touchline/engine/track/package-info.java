/**
 * Fusion: one track for each object and each point of a body, made from what many sources see of it. A track is causal and is
 * what frames show; about a second later the settled tier has gone over the same observations again in the order of their
 * capture times, with hindsight. Nothing here knows records, messages or threads; all of it is deterministic.
 */
package dev.touchline.engine.track;
