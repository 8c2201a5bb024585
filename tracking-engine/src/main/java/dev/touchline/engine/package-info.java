/**
 * The pure engine: feed records in, frames and heat maps out. It knows no socket, no JSON, no thread and no clock: time is
 * capture time, and the same records and commands give the same published bytes, at any speed. One object of one match
 * holds all of that match's state; whoever drives it must do so from one thread.
 */
package dev.touchline.engine;
