/**
 * The program: the only {@code main}, the wiring of all modules, the order in which they start and stop, and health. Nothing
 * else reads files, environment or arguments.
 */
package dev.touchline.server;
