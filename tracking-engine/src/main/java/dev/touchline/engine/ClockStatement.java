package dev.touchline.engine;

import dev.touchline.engine.state.Side;

/**
 * What an operator states of a match's clock, in place of a feed that does not say it. It counts from the engine time at which it
 * is taken, as a match clock record of that capture time would. Immutable; any thread.
 */
public sealed interface ClockStatement {
    /**
     * The match begins: no period of it was played yet.
     *
     * @param period the first that is seen: 1, unless the match had begun before anybody looked
     * @param clockMs where its clock starts
     * @param attacksPlusX who attacks +x in it; {@link Side#NONE} leaves it as it is
     */
    record MatchStart(int period, long clockMs, Side attacksPlusX) implements ClockStatement {}

    /**
     * A period starts, or goes on. None comes back after a later one.
     *
     * @param period 1, 2, extra time 3, 4; 5 penalties
     * @param clockMs where its clock starts
     * @param attacksPlusX who attacks +x in it; {@link Side#NONE} leaves it as it is where the period goes on or {@link Ends} was said in
     *     the break before it, else it is not known, since teams change ends
     */
    record PeriodStart(int period, long clockMs, Side attacksPlusX) implements ClockStatement {}

    /**
     * The period that runs ends: a break begins.
     *
     * @param period which one that must be; {@link #WHICHEVER} is right for every one
     */
    record PeriodEnd(int period) implements ClockStatement {}

    /** The teams have changed ends. */
    record Ends(Side attacksPlusX) implements ClockStatement {}

    /**
     * The clock is stopped, runs, or is set.
     *
     * @param clockMs {@link #UNCHANGED} leaves it as it is
     */
    record Clock(boolean running, long clockMs) implements ClockStatement {}

    /** A clock that is left as it is. */
    long UNCHANGED = -1;

    /** The period that runs, whichever it is. */
    int WHICHEVER = 0;
}
