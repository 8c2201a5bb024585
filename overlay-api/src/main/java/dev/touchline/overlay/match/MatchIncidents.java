package dev.touchline.overlay.match;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The cards, goals and substitutions of one match, as the configuration has them. Immutable; any thread.
 *
 * @param match its id
 * @param incidents all of them, in the order of their ids
 */
public record MatchIncidents(Long match, List<Incident> incidents) {
    private static final long LARGEST_ID = 0xffff_ffffL;
    private static final int LAST_ROSTER_OBJECT = 63;
    private static final Set<String> SIDES = Set.of("home", "away");

    /** Those of a match. */
    public static MatchIncidents of(final ActiveMatch match) {
        return new MatchIncidents(match.id(), match.incidents());
    }

    /**
     * Those that a configuration states, by match; nothing is looked up in rosters, of which players may be gone.
     *
     * @param given null for none
     * @param matches of the same configuration
     * @param faults takes what is wrong
     */
    public static Map<Long, List<Incident>> of(
            final List<MatchIncidents> given, final List<MatchDocument> matches, final List<FieldFault> faults) {
        final Map<Long, List<Incident>> incidents = new HashMap<>();
        final ListedMatches listed = new ListedMatches(matches, faults);
        for (int i = 0; given != null && i < given.size(); i++) {
            final String field = "incidents[" + i + "]";
            final MatchIncidents each = given.get(i);
            if (listed.take(field, each == null ? null : each.match(), each == null ? null : each.incidents())) {
                each.check(field + ".incidents", faults);
                incidents.put(each.match(), each.incidents());
            }
        }
        return incidents;
    }

    private void check(final String field, final List<FieldFault> faults) {
        if (incidents.size() > Incidents.MOST) {
            faults.add(new FieldFault(field, "has more than " + Incidents.MOST + ": count=" + incidents.size()));
        }
        long last = 0;
        for (int i = 0; i < incidents.size(); i++) {
            final String at = field + "[" + i + "]";
            final Incident incident = incidents.get(i);
            if (incident == null) {
                faults.add(new FieldFault(at, "is null"));
                continue;
            }
            final IncidentFaults found = new IncidentFaults();
            if (incident.id() <= last) {
                found.add("id", "is not above the one before: value=" + incident.id() + ", before=" + last);
            }
            last = incident.id();
            check(incident, found);
            found.all().forEach(fault -> faults.add(new FieldFault(at + "." + fault.field(), fault.message())));
        }
    }

    private static void check(final Incident incident, final IncidentFaults found) {
        found.range("id", incident.id(), 1, LARGEST_ID);
        if (!SIDES.contains(String.valueOf(incident.team()))) {
            found.add("team", "is not home or away: value=" + incident.team());
        }
        found.range("objectId", (long) incident.objectId(), 1, LAST_ROSTER_OBJECT);
        found.range(
                "otherId",
                incident.otherId() == null ? null : incident.otherId().longValue(),
                1,
                LAST_ROSTER_OBJECT);
        found.time(incident.period(), incident.clockMs(), incident.tsUs());
        if (incident.kind() == null) {
            found.add("kind", "is missing");
        } else if (incident.kind() == IncidentKind.SUBSTITUTION) {
            checkSubstitution(incident, found);
        } else if (incident.detail() == null
                || IncidentKind.Detail.of(incident.kind(), incident.detail().label())
                        .isEmpty()) {
            found.add("detail", "is no " + incident.kind().label() + ": value=" + incident.detail());
        }
    }

    private static void checkSubstitution(final Incident incident, final IncidentFaults found) {
        if (incident.detail() != null) {
            found.add(
                    "detail",
                    "is not said of a substitution: value=" + incident.detail().label());
        }
        found.addAll(MatchFaults.ofPlayer("off", incident.off()));
        found.addAll(MatchFaults.ofPlayer("on", incident.on()));
        if (incident.off() != null
                && !Integer.valueOf(incident.objectId()).equals(incident.off().objectId())) {
            found.add(
                    "off.objectId",
                    "is not who went off: value=" + incident.off().objectId());
        }
        if (incident.on() != null
                && !Objects.equals(incident.otherId(), incident.on().objectId())) {
            found.add(
                    "on.objectId", "is not who came on: value=" + incident.on().objectId());
        }
    }
}
