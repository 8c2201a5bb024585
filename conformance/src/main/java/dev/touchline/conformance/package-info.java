/**
 * Black box: asks a server for its documents, provokes every message, close code and error code that they name, and holds what comes
 * against the schemas. Knows the wire and nothing of the server's inside.
 */
package dev.touchline.conformance;
