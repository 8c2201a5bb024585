package dev.touchline.overlay.store;

import dev.touchline.engine.IdentityChange;
import dev.touchline.overlay.match.Incident;
import dev.touchline.overlay.match.MatchDocument;
import dev.touchline.overlay.match.MatchStore.StoredMatch;
import dev.touchline.overlay.match.PitchDocument;
import dev.touchline.overlay.match.PlayerDocument;
import dev.touchline.overlay.match.SourceDocument;
import dev.touchline.overlay.match.TeamDocument;
import dev.touchline.overlay.match.TeamsDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Matches as rows, and rows as matches. Within a transaction; pure but for it. */
final class MatchRows {
    private static final String HOME = "home";
    private static final String AWAY = "away";

    private MatchRows() {}

    /** A team's name and so on, without its players. */
    private record SideKey(long matchId, String side) {}

    static void write(final Handle handle, final List<StoredMatch> matches) {
        if (matches.isEmpty()) {
            return;
        }
        final PreparedBatch rows = handle.prepareBatch(
                "INSERT INTO matches (match_id, version, name, mode, rate, delay_ms, pitch_length_metres, pitch_width_metres,"
                        + " last_incident_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        final PreparedBatch teams = handle.prepareBatch(
                "INSERT INTO teams (match_id, side, name, short_name, colour) VALUES (?, ?, ?, ?, ?)");
        final PreparedBatch players = handle.prepareBatch(
                "INSERT INTO players (match_id, object_id, side, place, shirt_number, name, field_position)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)");
        final PreparedBatch sources = handle.prepareBatch(
                "INSERT INTO sources (match_id, source_id, place, name, expected_rate, allowed_sender, signing_key,"
                        + " clock_offset_micros) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        for (final StoredMatch match : matches) {
            final MatchDocument document = match.document();
            rows.add(
                    document.id(),
                    match.version(),
                    document.name(),
                    document.mode().name().toLowerCase(Locale.ROOT),
                    document.rate(),
                    document.delayMs(),
                    document.pitch().lengthMetres(),
                    document.pitch().widthMetres(),
                    match.lastIncidentId());
            addTeam(teams, players, document.id(), HOME, document.teams().home());
            addTeam(teams, players, document.id(), AWAY, document.teams().away());
            addSources(sources, document);
        }
        for (final PreparedBatch batch : List.of(rows, teams, players, sources)) {
            execute(batch);
        }
        for (final StoredMatch match : matches) {
            IncidentRows.write(handle, match.document().id(), match.incidents());
            IdentityRows.write(handle, match.document().id(), match.identities());
        }
    }

    static void execute(final PreparedBatch batch) {
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private static void addTeam(
            final PreparedBatch teams,
            final PreparedBatch players,
            final long matchId,
            final String side,
            final TeamDocument team) {
        teams.add(matchId, side, team.name(), team.shortName(), team.colour());
        for (int place = 0; place < team.players().size(); place++) {
            final PlayerDocument player = team.players().get(place);
            players.add(matchId, player.objectId(), side, place, player.number(), player.name(), player.position());
        }
    }

    private static void addSources(final PreparedBatch sources, final MatchDocument document) {
        for (int place = 0; place < document.sources().size(); place++) {
            final SourceDocument source = document.sources().get(place);
            sources.add(
                    document.id(),
                    source.id(),
                    place,
                    source.name(),
                    source.expectedRate(),
                    source.allowedSender(),
                    source.key(),
                    source.clockOffsetMicros());
        }
    }

    static List<StoredMatch> read(final Handle handle) {
        final Map<SideKey, List<PlayerDocument>> players = players(handle);
        final Map<SideKey, TeamDocument> teams = teams(handle, players);
        final Map<Long, List<SourceDocument>> sources = sources(handle);
        final Map<Long, List<Incident>> incidents = IncidentRows.read(handle);
        final Map<Long, List<IdentityChange>> identities = IdentityRows.read(handle);
        return handle.createQuery(
                        "SELECT match_id, version, name, mode, rate, delay_ms, pitch_length_metres, pitch_width_metres,"
                                + " last_incident_id FROM matches ORDER BY match_id")
                .map((row, context) -> {
                    final long id = row.getLong(1);
                    final MatchDocument document = new MatchDocument(
                            id,
                            row.getString(3),
                            MatchDocument.Mode.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                            row.getDouble(5),
                            new PitchDocument(row.getDouble(7), row.getDouble(8)),
                            new TeamsDocument(teams.get(new SideKey(id, HOME)), teams.get(new SideKey(id, AWAY))),
                            sources.getOrDefault(id, List.of()),
                            row.getInt(6));
                    return new StoredMatch(
                            document,
                            row.getLong(2),
                            incidents.getOrDefault(id, List.of()),
                            row.getLong(9),
                            identities.getOrDefault(id, List.of()));
                })
                .list();
    }

    private static Map<SideKey, List<PlayerDocument>> players(final Handle handle) {
        final Map<SideKey, List<PlayerDocument>> players = new HashMap<>();
        handle.createQuery("SELECT match_id, side, object_id, shirt_number, name, field_position FROM players"
                        + " ORDER BY match_id, side, place")
                .map((row, context) -> players.computeIfAbsent(
                                new SideKey(row.getLong(1), row.getString(2)), unused -> new ArrayList<>())
                        .add(new PlayerDocument(
                                row.getInt(3), row.getObject(4, Integer.class), row.getString(5), row.getString(6))))
                .list();
        return players;
    }

    private static Map<SideKey, TeamDocument> teams(
            final Handle handle, final Map<SideKey, List<PlayerDocument>> players) {
        final Map<SideKey, TeamDocument> teams = new HashMap<>();
        handle.createQuery("SELECT match_id, side, name, short_name, colour FROM teams")
                .map((row, context) -> {
                    final SideKey key = new SideKey(row.getLong(1), row.getString(2));
                    return teams.put(
                            key,
                            new TeamDocument(
                                    row.getString(3),
                                    row.getString(4),
                                    row.getString(5),
                                    players.getOrDefault(key, List.of())));
                })
                .list();
        return teams;
    }

    private static Map<Long, List<SourceDocument>> sources(final Handle handle) {
        final Map<Long, List<SourceDocument>> sources = new HashMap<>();
        handle.createQuery("SELECT match_id, source_id, name, expected_rate, allowed_sender, signing_key,"
                        + " clock_offset_micros FROM sources ORDER BY match_id, place")
                .map((row, context) -> sources.computeIfAbsent(row.getLong(1), unused -> new ArrayList<>())
                        .add(new SourceDocument(
                                row.getInt(2),
                                row.getString(3),
                                row.getObject(4, Double.class),
                                row.getString(5),
                                row.getString(6),
                                row.getString(6) == null ? null : true,
                                row.getObject(7, Long.class))))
                .list();
        return sources;
    }
}
