/**
 * The control plane: HTTP routes under {@code /api/v1}, health, metrics and the dashboard's files. Javalin's threads only;
 * nothing here is on the way of a frame. Errors are problem details (RFC 9457).
 */
package dev.touchline.overlay.control;
