/**
 * The agent that drives the pure engine: reads the ring and the commands, measures, and publishes through the broadcast
 * buffer. One thread owns all of it; other threads hand over commands through a bounded queue and wake it.
 */
package dev.touchline.engine.agent;
