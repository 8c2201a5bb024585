/**
 * The matches that are configured, what runs for each, and how their feeds do. Changes go through one service, which tells
 * the engine by command and ingest by a new registry; readers see immutable snapshots.
 */
package dev.touchline.overlay.match;
