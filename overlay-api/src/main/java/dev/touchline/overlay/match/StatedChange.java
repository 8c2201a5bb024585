package dev.touchline.overlay.match;

/** What a match becomes when an operator says something of what happens in it. */
public sealed interface StatedChange permits IncidentChange, IdentityStatement, RestoredState, StartedAnew {
    /** The match's document from then on. */
    MatchDocument document();

    /** Adds what was said to the change that leads to the document. */
    MatchChange addTo(MatchChange change);
}
