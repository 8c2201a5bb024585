/** Networks that fail: a TCP proxy between a client and a server that cuts, delays, throttles and half-closes when it is told to. */
package dev.touchline.load.fault;
