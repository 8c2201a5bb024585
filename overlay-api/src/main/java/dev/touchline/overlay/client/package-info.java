/**
 * The clients of the live socket as operators see them: what is known of each, and what can be said to it. The control plane asks
 * through {@link dev.touchline.overlay.client.LiveClients} and does not know the socket.
 */
package dev.touchline.overlay.client;
