/**
 * The live socket: a Netty server that speaks the overlay protocol, and the fan-out that turns the engine's messages into
 * streams. A stream is encoded once and its buffer shared by all its clients; a slow client costs nobody else anything.
 * Everything that belongs to a client or a stream lives on one event loop.
 */
package dev.touchline.overlay.live;
