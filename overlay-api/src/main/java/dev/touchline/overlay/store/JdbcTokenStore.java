package dev.touchline.overlay.store;

import dev.touchline.overlay.access.ApiToken;
import dev.touchline.overlay.access.Grant;
import dev.touchline.overlay.access.MatchScope;
import dev.touchline.overlay.access.Role;
import dev.touchline.overlay.access.TokenStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** API tokens in the database, by their hashes. Control-plane threads; a fault is the database's. */
public final class JdbcTokenStore implements TokenStore {
    private final Database database;

    /** The tokens of a database. */
    public JdbcTokenStore(final Database database) {
        this.database = database;
    }

    @Override
    public List<ApiToken> load() {
        return database.inTransaction(handle -> {
            final Map<String, Set<Long>> matches = matches(handle);
            return handle.createQuery("SELECT * FROM api_tokens ORDER BY created_at_ms, token_id")
                    .map((row, context) -> token(row, matches))
                    .list();
        });
    }

    private static Map<String, Set<Long>> matches(final Handle handle) {
        return handle
                .createQuery("SELECT token_id, match_id FROM api_token_matches")
                .map((row, context) -> Map.entry(row.getString("token_id"), row.getLong("match_id")))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    private static ApiToken token(final ResultSet row, final Map<String, Set<Long>> matches) throws SQLException {
        final String id = row.getString("token_id");
        final MatchScope scope = row.getBoolean("every_match")
                ? MatchScope.ALL
                : MatchScope.of(matches.getOrDefault(id, new HashSet<>()));
        final Role role = Role.of(row.getString("role"))
                .orElseThrow(() -> new SQLException("token has a role that is not known: id=" + id));
        return new ApiToken(
                id,
                row.getString("name"),
                row.getString("hash"),
                row.getLong("created_at_ms"),
                new Grant(
                        id,
                        role,
                        scope,
                        row.getBoolean("wearables"),
                        row.getBoolean("query"),
                        row.getLong("expires_at_ms")));
    }

    @Override
    public void add(final ApiToken token) {
        final Grant grant = token.grant();
        database.inTransaction(handle -> {
            handle.createUpdate("INSERT INTO api_tokens (token_id, name, hash, role, every_match, wearables, query,"
                            + " created_at_ms, expires_at_ms) VALUES (:id, :name, :hash, :role, :everyMatch, :wearables,"
                            + " :query, :createdAtMs, :expiresAtMs)")
                    .bind("id", token.id())
                    .bind("name", token.name())
                    .bind("hash", token.hash())
                    .bind("role", grant.role().label())
                    .bind("everyMatch", grant.matches().isAll())
                    .bind("wearables", grant.wearables())
                    .bind("query", grant.query())
                    .bind("createdAtMs", token.createdAtMs())
                    .bind("expiresAtMs", grant.expiresAtMs())
                    .execute();
            addMatches(handle, token);
            return null;
        });
    }

    private static void addMatches(final Handle handle, final ApiToken token) {
        if (token.grant().matches().ids().isEmpty()) {
            return;
        }
        final PreparedBatch batch =
                handle.prepareBatch("INSERT INTO api_token_matches (token_id, match_id) VALUES (:id, :matchId)");
        token.grant()
                .matches()
                .ids()
                .forEach(matchId ->
                        batch.bind("id", token.id()).bind("matchId", matchId).add());
        batch.execute();
    }

    @Override
    public void remove(final String id) {
        database.inTransaction(handle -> handle.createUpdate("DELETE FROM api_tokens WHERE token_id = :id")
                .bind("id", id)
                .execute());
    }
}
