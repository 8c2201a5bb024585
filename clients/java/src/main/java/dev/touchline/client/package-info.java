/**
 * A client of the live socket that does not give up: it comes back, at another server if there is one, goes on where it was, and keeps
 * the server's clock in sight. Only the JDK and Jackson; messages are handed over as JSON trees, as docs/overlay-protocol.md has them.
 */
package dev.touchline.client;
