/**
 * What is stored in a relational database: H2 or PostgreSQL, by the same migrations. The only package that knows SQL; control-plane
 * threads only, and nothing of the data plane waits for it.
 */
package dev.touchline.overlay.store;
