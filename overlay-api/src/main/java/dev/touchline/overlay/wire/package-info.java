/**
 * What messages of the live socket say, in JSON and in SBE: names of channels, keys of streams, fields of rows, writers and readers. It
 * knows no client, no stream and no thread. What a frame is written with allocates nothing.
 */
package dev.touchline.overlay.wire;
