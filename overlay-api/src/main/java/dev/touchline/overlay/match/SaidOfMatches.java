package dev.touchline.overlay.match;

import dev.touchline.engine.IdentityChange;
import java.util.List;
import java.util.Map;

/**
 * What a configuration has of what operators said during matches, each by the match's id. Immutable.
 *
 * @param incidents all cards, goals and substitutions of a match; those of matches that are not there stay as they are
 * @param identities all that was said of whose track is whose; likewise
 * @param faults what is wrong with them
 */
public record SaidOfMatches(
        Map<Long, List<Incident>> incidents, Map<Long, List<IdentityChange>> identities, List<FieldFault> faults) {}
