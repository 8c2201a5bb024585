/**
 * What the threads of the data plane ask of the operating system's scheduler. Nothing depends on its being granted: where it
 * is not, the same threads run with the scheduler's defaults and wait longer for their turn on a busy core.
 */
package dev.touchline.protocol.thread;
