package dev.touchline.overlay.analysis;

import dev.touchline.engine.IdentityChange;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.match.ActiveMatch;
import dev.touchline.overlay.match.DocumentException;
import dev.touchline.overlay.match.FieldFault;
import dev.touchline.overlay.match.MatchDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
     * The changes that a configuration states, by match; throws {@link DocumentException} with all its faults.
     *
     * @param given null for none
     * @param matches of the same configuration: nothing is said of others
     */
    public static Map<Long, List<IdentityChange>> changes(
            final List<MatchIdentities> given, final List<MatchDocument> matches) {
        final Map<Long, List<IdentityChange>> changes = new LinkedHashMap<>();
        final List<FieldFault> faults = new ArrayList<>();
        for (int i = 0; given != null && i < given.size(); i++) {
            final String field = "identities[" + i + "]";
            final MatchIdentities each = given.get(i);
            if (each == null || each.match() == null || each.corrections() == null) {
                faults.add(new FieldFault(field, "has no match or no corrections"));
            } else if (matches.stream()
                    .noneMatch(match -> match != null && each.match().equals(match.id()))) {
                faults.add(
                        new FieldFault(field + ".match", "is no match of this configuration: value=" + each.match()));
            } else if (changes.put(each.match(), each.changes(field + ".corrections", faults)) != null) {
                faults.add(new FieldFault(field + ".match", "is there twice: value=" + each.match()));
            }
        }
        if (!faults.isEmpty()) {
            throw new DocumentException(ErrorCode.INVALID, "configuration has faults: count=" + faults.size(), faults);
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
