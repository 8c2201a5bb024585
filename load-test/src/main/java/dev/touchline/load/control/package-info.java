/**
 * The server seen from outside: its HTTP control plane, the process started for a test, and what the kernel says about
 * its feed socket. Cold path only; nothing here runs while records are being sent.
 */
package dev.touchline.load.control;
