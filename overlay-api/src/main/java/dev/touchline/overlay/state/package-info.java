/**
 * How things stand: a match's and the server's whole state as documents, for who asks over HTTP and for the channels that carry them as
 * snapshots and patches. Made after the fact from what the engine and the feed monitor answer, never on the way of a frame.
 */
package dev.touchline.overlay.state;
