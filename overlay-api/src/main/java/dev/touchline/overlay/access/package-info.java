/**
 * Who may speak to the server, and what about: the names it answers to, the pages that may call it, tokens, and the roles and
 * matches that they are good for. Knows no socket. What the live path asks is answered from immutable snapshots.
 */
package dev.touchline.overlay.access;
