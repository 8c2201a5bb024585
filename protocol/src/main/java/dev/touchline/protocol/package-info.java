/**
 * The language the modules share: the feed's 64-byte records and their validation, what the engine publishes, the layout
 * of the rings between threads, and who may send. The codecs in {@code dev.touchline.protocol.feed} and
 * {@code dev.touchline.protocol.overlay} are generated from {@code feed-schema.xml} and {@code overlay-schema.xml} at
 * build time. Nothing here owns a thread or a socket.
 */
package dev.touchline.protocol;
