package dev.touchline.overlay.access;

/**
 * What somebody who has shown who he is may do. Immutable; any thread.
 *
 * @param tokenId whose grant it is: a token's id, {@link #CONFIGURED} or {@link #ANONYMOUS}; no secret, so it may be logged
 * @param matches the matches that it is good for
 * @param wearables whether it covers what players wear: heart rate, core temperature
 * @param query whether its token was made to stand in an address
 * @param expiresAtMs the end of it, ms since 1970 UTC; {@link #NEVER} when there is none
 */
public record Grant(String tokenId, Role role, MatchScope matches, boolean wearables, boolean query, long expiresAtMs) {
    /** The id of the token that the server was started with. */
    public static final String CONFIGURED = "configured";
    /** The id of somebody who showed no token where none is asked. */
    public static final String ANONYMOUS = "anonymous";
    /** The end of what does not end. */
    public static final long NEVER = Long.MAX_VALUE;

    static Grant ofEverything(final String tokenId) {
        return new Grant(tokenId, Role.ADMIN, MatchScope.ALL, true, false, NEVER);
    }
}
