/** Holds what the engine derives against what a real match's feed states of itself, and prints how well it does. */
package dev.touchline.accuracy;
