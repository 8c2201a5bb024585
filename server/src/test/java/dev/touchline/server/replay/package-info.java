/**
 * Recorded records through the engine: what is published must depend on the records alone, not on how fast they come, how
 * they are packed, when a snapshot is taken, or which JVM it is.
 */
package dev.touchline.server.replay;
