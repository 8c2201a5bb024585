/**
 * Microbenchmarks, which look at the engine from inside. Built and run only by the profile {@code bench}; never in the program.
 */
package dev.touchline.bench;
