package dev.touchline.overlay.analysis;

import dev.touchline.engine.IdentityChange;
import dev.touchline.overlay.match.ActiveMatch;
import dev.touchline.overlay.match.DocumentException;
import dev.touchline.overlay.match.FieldFault;
import dev.touchline.overlay.match.ListedMatches;
import dev.touchline.overlay.match.MatchDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What operators have said of identities in one match, as the configuration has it. Immutable; any thread.
 *
 * @param match its id
 * @param corrections all of them, in the order in which they are made
 */
public record MatchIdentities(Long match, List<IdentityDocument> corrections) {
    /** What was said of a match. */
    public static MatchIdentities of(final ActiveMatch match) {
        return new MatchIdentities(
                match.id(),
                match.corrected().changes().stream().map(IdentityDocument::of).toList());
    }

    /**
     * The changes that a configuration states, by match.
     *
     * @param given null for none
     * @param matches of the same configuration
     * @param faults takes what is wrong
     */
    public static Map<Long, List<IdentityChange>> changes(
            final List<MatchIdentities> given, final List<MatchDocument> matches, final List<FieldFault> faults) {
        final Map<Long, List<IdentityChange>> changes = new HashMap<>();
        final ListedMatches listed = new ListedMatches(matches, faults);
        for (int i = 0; given != null && i < given.size(); i++) {
            final String field = "identities[" + i + "]";
            final MatchIdentities each = given.get(i);
            if (listed.take(field, each == null ? null : each.match(), each == null ? null : each.corrections())) {
                changes.put(each.match(), each.changes(field + ".corrections", faults));
            }
        }
        return changes;
    }

    private List<IdentityChange> changes(final String field, final List<FieldFault> faults) {
        final List<IdentityChange> changes = new ArrayList<>();
        for (int i = 0; i < corrections.size(); i++) {
            final String one = field + "[" + i + "]";
            if (corrections.get(i) == null) {
                faults.add(new FieldFault(one, "is missing"));
                continue;
            }
            try {
                changes.add(corrections.get(i).change());
            } catch (final DocumentException e) {
                e.faults().forEach(fault -> faults.add(new FieldFault(one + "." + fault.field(), fault.message())));
            }
        }
        return changes;
    }
}
