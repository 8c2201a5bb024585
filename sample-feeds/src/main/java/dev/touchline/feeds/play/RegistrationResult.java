package dev.touchline.feeds.play;

/** What became of a registration. Immutable; any thread. */
public sealed interface RegistrationResult {
    /**
     * The server has the match.
     *
     * @param status 200 or 201
     */
    record Registered(int status) implements RegistrationResult {}

    /**
     * The server answered and said no.
     *
     * @param status the HTTP status
     * @param title of its problem document, empty when it sent none
     * @param detail of its problem document, with every wrong field
     */
    record Refused(int status, String title, String detail) implements RegistrationResult {}

    /**
     * There was no answer.
     *
     * @param reason what was tried and what failed
     */
    record Unreachable(String reason) implements RegistrationResult {}
}
