/**
 * The documents that say what the server speaks: OpenAPI 3.1 for HTTP, AsyncAPI 3 for the live socket, and a page of each for people.
 * They are written by hand, in parts beside this package's resources; tests hold them against the server in both directions.
 */
package dev.touchline.overlay.contract;
