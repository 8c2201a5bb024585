/**
 * Cameras made up: any feed as several sources would have seen it, each with its own errors, gaps, mistakes and delays, from one
 * seed. What comes out are the 64-byte records of all cameras in the order in which they would arrive. It is for trying fusion,
 * in tests by the record and from {@code play} over the network.
 */
package dev.touchline.feeds.camera;
