/**
 * What the engine computes on the real match, held against independent computations: a script of scipy's for kinematics, the
 * file's own columns for the game, the file itself as truth behind simulated cameras for tracks.
 */
package dev.touchline.accuracy;
