package dev.touchline.overlay.store;

import dev.touchline.engine.IdentityChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Corrections of identities as rows. Within a transaction; pure but for it. */
final class IdentityRows {
    private IdentityRows() {}

    static void write(final Handle handle, final long matchId, final List<IdentityChange> changes) {
        final PreparedBatch rows = handle.prepareBatch(
                "INSERT INTO identity_corrections (match_id, place, operation, object_id, other_id, since_us)"
                        + " VALUES (?, ?, ?, ?, ?, ?)");
        for (int place = 0; place < changes.size(); place++) {
            final IdentityChange change = changes.get(place);
            rows.add(
                    matchId,
                    place,
                    change.kind().name().toLowerCase(Locale.ROOT),
                    change.objectId(),
                    change.otherId(),
                    change.sinceUs());
        }
        MatchRows.execute(rows);
    }

    static Map<Long, List<IdentityChange>> read(final Handle handle) {
        final Map<Long, List<IdentityChange>> changes = new HashMap<>();
        handle.createQuery("SELECT match_id, operation, object_id, other_id, since_us FROM identity_corrections"
                        + " ORDER BY match_id, place")
                .map((row, context) -> changes.computeIfAbsent(row.getLong(1), unused -> new ArrayList<>())
                        .add(new IdentityChange(
                                IdentityChange.Kind.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                                row.getInt(3),
                                row.getInt(4),
                                row.getLong(5))))
                .list();
        return changes;
    }

    /** These matches have started anew: what was said before is void. */
    static void forget(final Handle handle, final Iterable<Long> matches) {
        final PreparedBatch rows = handle.prepareBatch("DELETE FROM identity_corrections WHERE match_id = ?");
        matches.forEach(rows::add);
        MatchRows.execute(rows);
    }
}
