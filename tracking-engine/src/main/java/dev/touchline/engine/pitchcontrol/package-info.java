/**
 * Who controls which part of the pitch, by how soon each player can reach it. Pure functions of positions, velocities and
 * teams, computed beside the engine and never on its thread; the agent that does so is in {@code dev.touchline.engine.agent}.
 */
package dev.touchline.engine.pitchcontrol;
