package dev.touchline.overlay.match;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Finds everything that is wrong with a list of matches, in one pass. Pure functions. */
final class ConfigurationFaults {
    private ConfigurationFaults() {}

    /**
     * The faults, each with the number of its match.
     *
     * @param complete fills in what a document leaves out
     */
    static List<FieldFault> of(final List<MatchDocument> matches, final UnaryOperator<MatchDocument> complete) {
        final List<FieldFault> faults = new ArrayList<>();
        final Set<Long> ids = new HashSet<>();
        if (matches.size() > MatchService.MOST_MATCHES) {
            faults.add(new FieldFault(
                    "matches", "has more than " + MatchService.MOST_MATCHES + ": count=" + matches.size()));
        }
        for (int i = 0; i < matches.size(); i++) {
            final String at = "matches[" + i + "]";
            final MatchDocument match = matches.get(i);
            if (match == null || match.id() == null) {
                faults.add(new FieldFault(at + ".id", "is missing"));
                continue;
            }
            if (!ids.add(match.id())) {
                faults.add(new FieldFault(at + ".id", "is another match's too: value=" + match.id()));
            }
            for (final FieldFault fault : MatchFaults.of(complete.apply(match))) {
                faults.add(new FieldFault(at + "." + fault.field(), fault.message()));
            }
        }
        return faults;
    }
}
