package dev.touchline.overlay.analysis;

import dev.touchline.overlay.match.CorrectedIdentities;
import java.util.List;

/**
 * Whose track is whose, as {@code GET /matches/{id}/identities} shows it. Immutable; any thread.
 *
 * @param epoch in which it holds
 * @param identities the ids of the feed that count as another object than their own
 * @param corrections what operators said, in the order in which it was made
 */
public record IdentitiesDocument(long epoch, List<Mapping> identities, List<IdentityDocument> corrections) {
    /** An id of the feed, and the object that it counts as. */
    public record Mapping(int feedId, int objectId) {}

    /** The document of what was said. */
    public static IdentitiesDocument of(final CorrectedIdentities corrected) {
        return new IdentitiesDocument(
                corrected.epoch(),
                corrected.mapped().entrySet().stream()
                        .map(entry -> new Mapping(entry.getKey(), entry.getValue()))
                        .toList(),
                corrected.changes().stream().map(IdentityDocument::of).toList());
    }
}
