package dev.touchline.overlay.match;

import dev.touchline.engine.IdentityChange;
import dev.touchline.overlay.match.MatchStore.StoredMatch;
import java.util.List;
import java.util.function.LongToIntFunction;

/** Finds the change that leads from what is to what is wanted; changes nothing. Under the match service's lock. */
final class ChangePlan {
    private final MatchDirectory directory;
    private final EpochMemory epochs;
    private final MatchAssembly assembly;

    ChangePlan(
            final MatchDirectory directory,
            final EpochMemory epochs,
            final LongToIntFunction shards,
            final int taiOffsetSeconds) {
        this.directory = directory;
        this.epochs = epochs;
        assembly = new MatchAssembly(shards, taiOffsetSeconds);
    }

    /** The document with what was left out of it: defaults, and keys that are there already. */
    MatchDocument complete(final MatchDocument given) {
        final MatchDocument document = given.withDefaults();
        return KeptKeys.of(document.id() == null ? null : directory.match(document.id()), document);
    }

    /** A match becomes what a document without faults says: it goes on, starts anew, or is a new one. */
    MatchChange to(final MatchDocument document) {
        final ActiveMatch before = directory.match(document.id());
        if (before != null && MatchAssembly.isSameGround(before.document(), document)) {
            return assembly.goOn(before, document);
        }
        return assembly.open(before, document, before == null ? epochs.next(document.id()) : epochs.after(before));
    }

    /** The same, with what a configuration has of what was said of it; throws when identities were corrected otherwise. */
    MatchChange to(final MatchDocument document, final SaidOfMatches said) {
        final MatchChange change = to(document);
        final List<Incident> incidents = said.incidents().get(document.id());
        final boolean stay =
                incidents == null || incidents.equals(change.after().incidents());
        // Nobody is told: whoever was on the server that they come from was.
        return identified(stay ? change : change.and(change.after().withIncidents(incidents)), said);
    }

    private static MatchChange identified(final MatchChange change, final SaidOfMatches said) {
        final List<IdentityChange> identities = said.identities().get(change.matchId());
        if (identities == null) {
            return change;
        }
        final CorrectedIdentities before = change.after().corrected();
        final CorrectedIdentities corrected = before.extendedTo(change.matchId(), identities);
        return corrected.equals(before)
                ? change
                : new IdentityStatement(change.after().document(), corrected).addTo(change);
    }

    /** A match of the store is opened, in its next epoch; throws when its document has faults. */
    MatchChange back(final StoredMatch stored) {
        final MatchDocument document = stored.document().withDefaults();
        DocumentException.refuse(MatchFaults.of(document), "stored match has faults: id=" + document.id());
        return assembly.open(null, document, epochs.afterRestart(document.id())).restored(stored);
    }
}
