package dev.touchline.overlay.match;

import dev.touchline.engine.IdentityChange;

/**
 * What a match becomes when an operator says whose track is whose. Immutable.
 *
 * @param corrected all that holds from then on
 */
public record IdentityStatement(MatchDocument document, CorrectedIdentities corrected) implements StatedChange {
    /** A match of which one thing more is said; throws {@link DocumentException} when it makes no sense. */
    public static IdentityStatement of(final ActiveMatch match, final IdentityChange change) {
        return new IdentityStatement(match.document(), match.corrected().and(change));
    }

    @Override
    public MatchChange addTo(final MatchChange change) {
        return change.and(change.after().withCorrected(corrected), corrected.command(change.matchId()));
    }
}
