/**
 * Who the server is, to clients that speak TLS: a certificate and a key from PEM files, which may be replaced while it runs.
 * Knows no socket: both ports take the same key manager.
 */
package dev.touchline.overlay.tls;
