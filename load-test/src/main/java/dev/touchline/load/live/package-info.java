/**
 * The listening half: many live clients on one event loop that subscribe to a match's frames and record how old each
 * frame is on arrival. Frames are searched for three values by bytes and never parsed as JSON.
 */
package dev.touchline.load.live;
