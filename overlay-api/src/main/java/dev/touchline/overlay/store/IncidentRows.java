package dev.touchline.overlay.store;

import dev.touchline.overlay.match.Incident;
import dev.touchline.overlay.match.IncidentKind;
import dev.touchline.overlay.match.IncidentKind.Detail;
import dev.touchline.overlay.match.PlayerDocument;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Cards, substitutions and goals as rows. Within a transaction; pure but for it. */
final class IncidentRows {
    private IncidentRows() {}

    static void write(final Handle handle, final long matchId, final List<Incident> incidents) {
        final PreparedBatch rows = handle.prepareBatch(
                "INSERT INTO incidents (match_id, incident_id, kind, side, object_id, other_id, detail, off_number, off_name,"
                        + " off_position, on_number, on_name, on_position, period, clock_ms, ts_us)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        for (final Incident incident : incidents) {
            final PlayerDocument off = incident.off();
            final PlayerDocument on = incident.on();
            rows.add(
                    matchId,
                    incident.id(),
                    incident.kind().label(),
                    incident.team(),
                    incident.objectId(),
                    incident.otherId(),
                    incident.detail() == null ? null : incident.detail().label(),
                    off == null ? null : off.number(),
                    off == null ? null : off.name(),
                    off == null ? null : off.position(),
                    on == null ? null : on.number(),
                    on == null ? null : on.name(),
                    on == null ? null : on.position(),
                    incident.period(),
                    incident.clockMs(),
                    incident.tsUs());
        }
        MatchRows.execute(rows);
    }

    static Map<Long, List<Incident>> read(final Handle handle) {
        final Map<Long, List<Incident>> incidents = new HashMap<>();
        handle.createQuery(
                        "SELECT match_id, incident_id, kind, side, object_id, other_id, detail, off_number, off_name,"
                                + " off_position, on_number, on_name, on_position, period, clock_ms, ts_us FROM incidents"
                                + " ORDER BY match_id, incident_id")
                .map((row, context) -> incidents
                        .computeIfAbsent(row.getLong(1), unused -> new ArrayList<>())
                        .add(incident(row)))
                .list();
        return incidents;
    }

    private static Incident incident(final ResultSet row) throws SQLException {
        final IncidentKind kind = IncidentKind.valueOf(row.getString(3).toUpperCase(Locale.ROOT));
        final int objectId = row.getInt(5);
        final Integer otherId = row.getObject(6, Integer.class);
        final boolean substitution = kind == IncidentKind.SUBSTITUTION;
        return new Incident(
                row.getLong(2),
                kind,
                row.getString(4),
                objectId,
                otherId,
                Detail.of(kind, row.getString(7)).orElse(null),
                substitution ? player(row, objectId, 8) : null,
                substitution ? player(row, otherId, 11) : null,
                row.getObject(14, Integer.class),
                row.getObject(15, Long.class),
                row.getLong(16));
    }

    private static PlayerDocument player(final ResultSet row, final Integer objectId, final int from)
            throws SQLException {
        return new PlayerDocument(
                objectId, row.getObject(from, Integer.class), row.getString(from + 1), row.getString(from + 2));
    }
}
