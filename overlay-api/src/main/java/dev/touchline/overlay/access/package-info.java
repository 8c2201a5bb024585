/** Who may speak to the server: the names it answers to, the pages that may call it, and the token. Pure functions. */
package dev.touchline.overlay.access;
