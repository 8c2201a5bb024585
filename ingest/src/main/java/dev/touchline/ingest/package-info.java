/**
 * UDP in: receives datagrams, has their records validated, counts what each source sends and loses, and puts what is
 * accepted into the ring, one claim a datagram. It keeps nothing and waits for nobody: a full ring is counted and the
 * newest datagram dropped. The engine is not known here; the two meet at the ring.
 */
package dev.touchline.ingest;
