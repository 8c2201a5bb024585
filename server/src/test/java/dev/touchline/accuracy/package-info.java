/**
 * What the engine makes of a real match, held to independent computations of the same: by a script under scipy, and by counts
 * over the file itself. Tests say so and skip when the match or scipy is missing, and fail under {@code CI=true}.
 */
package dev.touchline.accuracy;
