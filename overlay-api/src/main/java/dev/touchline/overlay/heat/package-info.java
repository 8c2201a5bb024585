/**
 * Heat maps as clients ask for them and see them: the names of their parameters, smoothing, the colour scale, and the image.
 * Pure functions of a reading, outside the engine; used by the live socket and by the control plane, and knows neither.
 */
package dev.touchline.overlay.heat;
