/**
 * A server that answers as the real one would, in one thread and with none of its work: it counts the records it gets and
 * publishes a frame for every source frame. It stands in for the server in tests, in this process or one of its own.
 */
package dev.touchline.load.fake;
