package dev.touchline.overlay.match;

import dev.touchline.engine.ClockReading;
import dev.touchline.engine.event.StatedEvent;
import dev.touchline.engine.state.MatchEvent;
import dev.touchline.engine.state.Side;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.match.IncidentKind.Detail;
import java.util.ArrayList;
import java.util.List;

/** What a match becomes by a card, a goal or a substitution. Pure functions; a statement with faults is refused whole. */
public final class Incidents {
    private static final String HOME = "home";
    private static final String AWAY = "away";
    /** So many a match has at the most. */
    static final int MOST = 1_000;

    private Incidents() {}

    /**
     * A card was shown, or a goal scored.
     *
     * @param clock of the period that runs or was played last: what the statement leaves out of it; null when it leaves out nothing
     * @param nowUs when it was unless the statement says it, us UTC of capture
     */
    public static IncidentChange say(
            final ActiveMatch match,
            final IncidentKind kind,
            final IncidentStatement said,
            final ClockReading clock,
            final long nowUs) {
        final IncidentFaults faults = new IncidentFaults();
        final Detail detail = Detail.of(kind, said.detail()).orElse(null);
        if (detail == null) {
            faults.add("detail", "is no " + kind.label() + ": value=" + said.detail());
        }
        final TeamDocument team = team(match, said.team(), faults);
        // Who scores an own goal plays for the others.
        final TeamDocument whose = detail == Detail.OWN_GOAL && team != null ? others(match, said.team()) : team;
        inRoster("objectId", whose, said.objectId(), faults);
        if (said.otherId() != null) {
            other(kind, whose, said, faults);
        }
        faults.time(said.period(), said.clockMs(), said.tsUs());
        faults.refuse();
        final IncidentMoment moment = IncidentMoment.of(said.period(), said.clockMs(), said.tsUs(), clock, nowUs);
        final Incident incident = new Incident(
                nextId(match),
                kind,
                said.team(),
                said.objectId(),
                said.otherId(),
                detail,
                null,
                null,
                moment.period(),
                moment.clockMs(),
                moment.tsUs());
        return added(match, match.document(), incident);
    }

    /**
     * A player went off, and another came on: the roster is another from then on. Who comes on is a new one, or one that the roster has
     * already, on the bench: of that one nothing else may be said than is there.
     *
     * @param clock as of {@link #say}
     */
    public static IncidentChange substitute(
            final ActiveMatch match, final SubstitutionStatement said, final ClockReading clock, final long nowUs) {
        final IncidentFaults faults = new IncidentFaults();
        final TeamDocument team = team(match, said.team(), faults);
        final PlayerDocument off = inRoster("off", team, said.off(), faults);
        faults.time(said.period(), said.clockMs(), said.tsUs());
        if (said.on() == null) {
            faults.add("on", "is missing");
        }
        faults.refuse();
        final int onId =
                said.on().objectId() == null ? off.objectId() : said.on().objectId();
        final PlayerDocument known = onId == off.objectId() ? null : player(team, onId);
        if (known != null) {
            faults.same("on.number", said.on().number(), known.number());
            faults.same("on.name", said.on().name(), known.name());
            faults.same("on.position", said.on().position(), known.position());
            faults.refuse();
        }
        final PlayerDocument on = known != null
                ? known
                : new PlayerDocument(
                        onId, said.on().number(), said.on().name(), said.on().position());
        final List<PlayerDocument> roster = new ArrayList<>(team.players());
        if (onId == off.objectId()) {
            roster.set(roster.indexOf(off), on);
        } else if (known == null) {
            roster.add(on);
        }
        final IncidentMoment moment = IncidentMoment.of(said.period(), said.clockMs(), said.tsUs(), clock, nowUs);
        final Incident incident = new Incident(
                nextId(match),
                IncidentKind.SUBSTITUTION,
                said.team(),
                off.objectId(),
                onId,
                null,
                off,
                on,
                moment.period(),
                moment.clockMs(),
                moment.tsUs());
        return added(match, withPlayers(match.document(), said.team(), roster), incident);
    }

    /** How many goals count for a team, {@code home} or {@code away}. */
    public static long goals(final ActiveMatch match, final String team) {
        return match.incidents().stream()
                .filter(incident ->
                        incident.kind() == IncidentKind.GOAL && incident.team().equals(team))
                .count();
    }

    /** It was not so: it is no longer listed. What everybody was told stays told, and so does the roster. */
    public static IncidentChange takeBack(final ActiveMatch match, final IncidentKind kind, final long id) {
        final List<Incident> left = new ArrayList<>(match.incidents());
        if (!left.removeIf(incident -> incident.kind() == kind && incident.id() == id)) {
            throw new DocumentException(ErrorCode.NOT_FOUND, "no such " + kind.label() + ": id=" + id);
        }
        return new IncidentChange(match.document(), left, null);
    }

    private static long nextId(final ActiveMatch match) {
        if (match.incidents().size() >= MOST) {
            throw new DocumentException(ErrorCode.CONFLICT, "too many cards, goals and substitutions: limit=" + MOST);
        }
        // Not the last of the list: the id of one that was taken back may be held by somebody.
        return match.lastIncidentId() + 1;
    }

    private static IncidentChange added(
            final ActiveMatch match, final MatchDocument document, final Incident incident) {
        final List<Incident> incidents = new ArrayList<>(match.incidents());
        incidents.add(incident);
        return new IncidentChange(
                document,
                incidents,
                new StatedEvent(
                        incident.kind().event(),
                        incident.team().equals(HOME) ? Side.HOME : Side.AWAY,
                        incident.objectId(),
                        incident.otherId() == null ? MatchEvent.NO_OBJECT : incident.otherId(),
                        incident.detail() == null ? 0 : incident.detail().value(),
                        incident.tsUs()));
    }

    private static TeamDocument team(final ActiveMatch match, final String side, final IncidentFaults faults) {
        if (HOME.equals(side)) {
            return match.document().teams().home();
        }
        if (AWAY.equals(side)) {
            return match.document().teams().away();
        }
        faults.add("team", "is not home or away: value=" + side);
        return null;
    }

    private static TeamDocument others(final ActiveMatch match, final String side) {
        final TeamsDocument teams = match.document().teams();
        return HOME.equals(side) ? teams.away() : teams.home();
    }

    private static PlayerDocument inRoster(
            final String field, final TeamDocument team, final Integer objectId, final IncidentFaults faults) {
        final PlayerDocument player = team == null || objectId == null ? null : player(team, objectId);
        if (objectId == null) {
            faults.add(field, "is missing");
        } else if (team != null && player == null) {
            faults.add(field, "is nobody of the team's roster: value=" + objectId);
        }
        return player;
    }

    /** Who assisted a goal; a card has nobody else. */
    private static void other(
            final IncidentKind kind,
            final TeamDocument whose,
            final IncidentStatement said,
            final IncidentFaults faults) {
        if (kind == IncidentKind.CARD) {
            faults.add("otherId", "is not said of a card: value=" + said.otherId());
        } else if (said.otherId().equals(said.objectId())) {
            faults.add("otherId", "is who scored: value=" + said.otherId());
        } else {
            inRoster("otherId", whose, said.otherId(), faults);
        }
    }

    private static PlayerDocument player(final TeamDocument team, final int objectId) {
        return team.players().stream()
                .filter(each -> each.objectId() == objectId)
                .findAny()
                .orElse(null);
    }

    private static MatchDocument withPlayers(
            final MatchDocument match, final String side, final List<PlayerDocument> players) {
        final TeamsDocument teams = match.teams();
        return match.withTeams(
                HOME.equals(side)
                        ? new TeamsDocument(teams.home().withPlayers(players), teams.away())
                        : new TeamsDocument(teams.home(), teams.away().withPlayers(players)));
    }
}
