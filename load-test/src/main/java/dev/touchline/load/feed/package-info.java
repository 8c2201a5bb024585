/**
 * The sending half: which datagram leaves when, what is in it, and how it gets into the kernel. The load is open loop:
 * the timetable never waits for the server, and every datagram carries the instant it should have left as its capture
 * time, so a sender that falls behind makes the measured latency worse, never better.
 */
package dev.touchline.load.feed;
