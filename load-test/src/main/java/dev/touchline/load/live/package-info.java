/**
 * The listening half: many live clients on one event loop that subscribe to matches' frames and record how old each frame is
 * on arrival. Frames are searched for three values by bytes and never parsed as JSON. Clients that stall, trickle, come and
 * go or join in a storm have an event loop of their own; they measure nothing but how they themselves are served.
 */
package dev.touchline.load.live;
