package dev.touchline.conformance;

/**
 * What became of one point.
 *
 * @param point what of the documents it is about, such as {@code close code 4409}
 * @param detail what was seen, or why it failed or cannot be tested
 */
public record Outcome(String point, Verdict verdict, String detail) {
    /** In one word. */
    public enum Verdict {
        PASS,
        FAIL,
        NOT_TESTABLE_HERE
    }
}
