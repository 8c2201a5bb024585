/**
 * What the engine has found out, as JSON documents: the game, players' kinematics, events. Each is made from what an engine
 * answered on its own thread, by whoever asked. Metres, seconds and m/s; what is not known is null.
 */
package dev.touchline.overlay.analysis;
