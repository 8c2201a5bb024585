package dev.touchline.overlay.store;

import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.match.DocumentException;
import dev.touchline.overlay.match.MatchStore;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Matches in the database: one row each, with their teams, players, sources and what was said of them in rows of their own, written whole. Under
 * the match service's lock. One server a database: the one that finds that another has changed something stores nothing any more
 * until it is started again.
 */
public final class JdbcMatchStore implements MatchStore {
    private static final long ANSWERS_KEPT_MS = TimeUnit.HOURS.toMillis(24);
    private static final long YEAR_2026_S = LocalDate.of(2026, 1, 1).toEpochSecond(LocalTime.MIDNIGHT, ZoneOffset.UTC);

    private final Database database;
    private final LongSupplier nowMs;
    private final long firstEpoch;
    private boolean overtaken;

    /**
     * The matches of a database.
     *
     * @param nowMs wall time, ms UTC
     * @param firstEpoch of a match of which nothing is stored: see {@link #firstEpochInMemory}
     */
    public JdbcMatchStore(final Database database, final LongSupplier nowMs, final long firstEpoch) {
        this.database = database;
        this.nowMs = nowMs;
        this.firstEpoch = firstEpoch;
    }

    /**
     * The first epoch where the database is gone when the program ends: seconds since 2026, which fit the protocol's 32 bits for 136
     * years. Larger with every start, as long as a match does not start anew more than once a second.
     *
     * @param nowMs wall time, ms UTC; a clock before 2026 gives 1
     */
    public static long firstEpochInMemory(final long nowMs) {
        return Math.max(1, TimeUnit.MILLISECONDS.toSeconds(nowMs) - YEAR_2026_S);
    }

    @Override
    public long firstEpoch() {
        return firstEpoch;
    }

    @Override
    public Contents load() {
        return database.inTransaction(handle -> {
            final long version = handle.createQuery("SELECT newest FROM server_numbers WHERE name = 'version'")
                    .mapTo(Long.class)
                    .one();
            final Map<Long, Long> epochs = new HashMap<>();
            handle.createQuery("SELECT match_id, epoch FROM match_epochs")
                    .map((row, context) -> epochs.put(row.getLong(1), row.getLong(2)))
                    .list();
            return new Contents(version, MatchRows.read(handle), epochs);
        });
    }

    @Override
    public void commit(final Commit commit) {
        if (overtaken) {
            throw overtaken(commit.version());
        }
        database.inTransaction(handle -> {
            takeVersion(handle, commit.version());
            final List<Long> replaced = new ArrayList<>(commit.deleted());
            commit.put().forEach(match -> replaced.add(match.document().id()));
            delete(handle, replaced);
            MatchRows.write(handle, commit.put());
            writeEpochs(handle, commit.epochs());
            commit.vain()
                    .forEach(version -> handle.execute("DELETE FROM idempotent_answers WHERE version = ?", version));
            if (commit.answer() != null) {
                writeAnswer(handle, commit.answer());
            }
            return null;
        });
    }

    private void takeVersion(final Handle handle, final long version) {
        final int taken = handle.createUpdate(
                        "UPDATE server_numbers SET newest = :version WHERE name = 'version' AND newest < :version")
                .bind("version", version)
                .execute();
        overtaken = taken == 0;
        if (overtaken) {
            throw overtaken(version);
        }
    }

    private static DocumentException overtaken(final long version) {
        return new DocumentException(
                ErrorCode.CONFLICT,
                "another server has changed the database, nothing changed; start this one again: version=" + version);
    }

    private static void delete(final Handle handle, final List<Long> matches) {
        if (matches.isEmpty()) {
            return;
        }
        final PreparedBatch batch = handle.prepareBatch("DELETE FROM matches WHERE match_id = ?");
        matches.forEach(batch::add);
        batch.execute();
    }

    @Override
    public void keepEpochs(final Map<Long, Long> epochs) {
        database.inTransaction(handle -> {
            writeEpochs(handle, epochs);
            return null;
        });
    }

    @Override
    public void startEpochs(final Map<Long, Long> epochs) {
        database.inTransaction(handle -> {
            writeEpochs(handle, epochs);
            IdentityRows.forget(handle, epochs.keySet());
            return null;
        });
    }

    /** Never backwards: what was stored is what somebody may have seen. */
    private static void writeEpochs(final Handle handle, final Map<Long, Long> epochs) {
        epochs.forEach((match, epoch) -> {
            final int known = handle.execute(
                    "UPDATE match_epochs SET epoch = CASE WHEN epoch < ? THEN ? ELSE epoch END WHERE match_id = ?",
                    epoch,
                    epoch,
                    match);
            if (known == 0) {
                handle.execute("INSERT INTO match_epochs (match_id, epoch) VALUES (?, ?)", match, epoch);
            }
        });
    }

    private void writeAnswer(final Handle handle, final Answer answer) {
        handle.execute("DELETE FROM idempotent_answers WHERE created_ms < ?", nowMs.getAsLong() - ANSWERS_KEPT_MS);
        handle.execute(
                "INSERT INTO idempotent_answers (idempotency_key, body_sha256, match_id, version, document, created_ms)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                answer.key(),
                answer.bodySha256(),
                answer.matchId(),
                answer.version(),
                answer.document(),
                nowMs.getAsLong());
    }

    @Override
    public Optional<Answer> answer(final String key) {
        return database.inTransaction(
                handle -> handle.createQuery("SELECT body_sha256, match_id, version, document FROM idempotent_answers"
                                + " WHERE idempotency_key = :key AND created_ms >= :since")
                        .bind("key", key)
                        .bind("since", nowMs.getAsLong() - ANSWERS_KEPT_MS)
                        .map((row, context) ->
                                new Answer(key, row.getString(1), row.getLong(2), row.getLong(3), row.getString(4)))
                        .findOne());
    }
}
