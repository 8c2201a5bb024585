package dev.touchline.engine;

import dev.touchline.engine.heat.MatchHeat;
import dev.touchline.engine.identity.IdentityMap;
import dev.touchline.engine.track.SettledTier;
import dev.touchline.engine.track.TrackTable;

/** Sets right whose track is whose, in all that a match's engine knows of it. Engine thread only. */
final class IdentityCorrections {
    private final IdentityMap identities;
    private final MatchAnalysis analysis;
    private final MatchHeat heat;
    private final TrackTable tracks;
    private final SettledTier settledTier;

    IdentityCorrections(
            final IdentityMap identities,
            final MatchAnalysis analysis,
            final MatchHeat heat,
            final TrackTable tracks,
            final SettledTier settledTier) {
        this.identities = identities;
        this.analysis = analysis;
        this.heat = heat;
        this.tracks = tracks;
        this.settledTier = settledTier;
    }

    /**
     * Makes a change from its instant on. Throws {@link IllegalArgumentException}, having changed nothing, when the two are no two objects or
     * the instant is too long ago.
     */
    void apply(final IdentityChange change) {
        final int a = change.objectId();
        final int b = change.otherId();
        final IdentityMap before = identities.copy();
        switch (change.kind()) {
            case SWAP -> identities.swap(a, b);
            case MERGE -> identities.merge(a, b);
            case RENAME -> identities.rename(a, b);
        }
        try {
            if (change.kind() == IdentityChange.Kind.SWAP) {
                analysis.swapFrom(a, b, change.sinceUs());
            } else {
                analysis.mergeFrom(a, b, change.sinceUs());
            }
        } catch (final IllegalArgumentException e) {
            identities.set(before);
            throw e;
        }
        if (change.kind() == IdentityChange.Kind.SWAP) {
            heat.swapFrom(a, b, change.sinceUs());
            tracks.exchange(a, b);
            settledTier.exchange(a, b);
        } else {
            heat.mergeFrom(a, b, change.sinceUs());
            tracks.merge(a, b);
            settledTier.merge(a, b);
        }
    }
}
