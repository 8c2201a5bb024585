/**
 * The neutral CSV of tracking data: one line per object and frame, metres from the centre spot, plain or gzipped, with a
 * {@code .meta.json} beside it for what a table cannot say. {@link dev.touchline.feeds.csv.CsvFeed} reads a file twice:
 * once through to learn who takes part (and to find faults before a match is on air), then frame by frame. Dirt inside a
 * row is counted and becomes "unknown"; a table that cannot be understood is an error with its line number.
 */
package dev.touchline.feeds.csv;
