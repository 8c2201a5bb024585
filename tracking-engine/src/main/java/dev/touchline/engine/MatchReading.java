package dev.touchline.engine;

import dev.touchline.engine.game.GameReading;
import org.agrona.DirectBuffer;

/**
 * A match at its newest frame: copies, which nobody changes. Any thread.
 *
 * @param epoch of the match
 * @param seq of the frame, 0 before the first of the epoch
 * @param frame the frame as an SBE message with its header, as it was published; of length 0 before the first
 */
public record MatchReading(long epoch, long seq, DirectBuffer frame, GameReading game) {}
