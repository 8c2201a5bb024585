package dev.touchline.overlay.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.match.DocumentException;
import dev.touchline.protocol.Counter;
import dev.touchline.protocol.Counters;
import java.io.IOException;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pool of connections to the database, whose tables are brought up to date when it is opened. Any thread of the control plane;
 * a caller waits some seconds at the most. A database that is down or slow is a
 * {@link DocumentException} of {@link ErrorCode#STORE_UNAVAILABLE}, one that refuses a value of {@link ErrorCode#INVALID}, and what
 * was begun is undone.
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final String MIGRATIONS = "classpath:dev/touchline/overlay/store/migration";
    private static final int CONNECTIONS = 4;
    private static final long CONNECT_MS = 2_000;
    private static final long VALIDATE_MS = 1_000;
    private static final int STATEMENT_S = 3;
    private static final String SOCKET_S = "5";

    private final DatabaseContext context;
    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Counter failures;
    private volatile boolean answering = true;

    private Database(final DatabaseContext context, final HikariDataSource pool, final Counter failures) {
        this.context = context;
        this.pool = pool;
        this.failures = failures;
        jdbi = Jdbi.create(pool);
        jdbi.getConfig(SqlStatements.class).setQueryTimeout(STATEMENT_S);
    }

    /** Opens a database and migrates it, for somebody who does not count what fails; throws as the other does. */
    public static Database open(final DatabaseContext context) throws IOException {
        return open(context, new Counters());
    }

    /**
     * Opens a database and migrates it.
     *
     * @param counters where its failures are counted
     * @throws IOException when it cannot be reached, is in use by another program, or is of a newer version; the message has no
     *     password
     */
    public static Database open(final DatabaseContext context, final Counters counters) throws IOException {
        HikariDataSource pool = null;
        try {
            pool = new HikariDataSource(settings(context));
            final int migrations = Flyway.configure()
                    .dataSource(pool)
                    .locations(MIGRATIONS)
                    .loggers("slf4j")
                    .load()
                    .migrate()
                    .migrationsExecuted;
            LOG.info("database: place={}, migrations={}", context.place(), migrations);
            return new Database(
                    context,
                    pool,
                    counters.create("database_failures", "Changes and questions that the database did not take"));
        } catch (final FlywayException | HikariPool.PoolInitializationException e) {
            if (pool != null) {
                pool.close();
            }
            throw new IOException(
                    "database cannot be used: database.url=" + context.place() + ", reason=" + firstLine(root(e)), e);
        }
    }

    private static HikariConfig settings(final DatabaseContext context) {
        final HikariConfig settings = new HikariConfig();
        settings.setPoolName("touchline-database");
        settings.setJdbcUrl(context.url());
        settings.setUsername(context.user());
        settings.setPassword(context.password());
        settings.setMaximumPoolSize(CONNECTIONS);
        settings.setMinimumIdle(1);
        settings.setConnectionTimeout(CONNECT_MS);
        settings.setValidationTimeout(VALIDATE_MS);
        if (!context.isH2()) {
            // A server that has vanished without a word answers no cancellation either.
            settings.addDataSourceProperty("socketTimeout", SOCKET_S);
            settings.addDataSourceProperty("connectTimeout", SOCKET_S);
            settings.addDataSourceProperty("ApplicationName", "touchline");
        }
        return settings;
    }

    /** Does something in one transaction: all of it is stored, or, when anything is thrown, nothing. */
    public <T> T inTransaction(final HandleCallback<T, RuntimeException> work) {
        try {
            final T result = jdbi.inTransaction(work);
            onAnswer();
            return result;
        } catch (final JdbiException e) {
            if (isOfTheData(sqlState(e))) {
                throw refused(sqlState(e));
            }
            onFailure(e);
            throw new DocumentException(ErrorCode.STORE_UNAVAILABLE, "database does not answer, nothing changed");
        }
    }

    private void onAnswer() {
        if (!answering) {
            onRecovery();
        }
    }

    private synchronized void onRecovery() {
        answering = true;
        LOG.info("database answers again: place={}", context.place());
    }

    /** It answers, but does not take what it was given. Never the fault's message, which may quote the row. */
    private DocumentException refused(final String sqlState) {
        onAnswer();
        failures.increment();
        LOG.warn("database refused what it was given: place={}, sqlState={}", context.place(), sqlState);
        return new DocumentException(
                ErrorCode.INVALID, "database refuses a value, nothing changed: sqlState=" + sqlState);
    }

    /** Classes 22, data exception, and 23, constraint violation, of SQL:2016. */
    private static boolean isOfTheData(final String sqlState) {
        return sqlState.startsWith("22") || sqlState.startsWith("23");
    }

    /** Logged once until it recovers; counted every time. */
    private synchronized void onFailure(final JdbiException fault) {
        failures.increment();
        if (answering) {
            // Never the message: it may quote the values of the row, and so a source's key.
            LOG.warn(
                    "database failed: place={}, error={}, sqlState={}",
                    context.place(),
                    root(fault).getClass().getSimpleName(),
                    sqlState(fault));
        }
        answering = false;
    }

    private static String sqlState(final Throwable fault) {
        if (fault instanceof SQLException sql && sql.getSQLState() != null) {
            return sql.getSQLState();
        }
        return fault.getCause() == null ? "none" : sqlState(fault.getCause());
    }

    /** Asks whether it is there; throws as {@link #inTransaction} does. */
    public void probe() {
        inTransaction(
                handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one());
    }

    /** Whether it has answered the last time that it was asked. */
    public boolean isAnswering() {
        return answering;
    }

    private static Throwable root(final Throwable fault) {
        return fault.getCause() == null ? fault : root(fault.getCause());
    }

    private static String firstLine(final Throwable fault) {
        return String.valueOf(fault.getMessage()).lines().findFirst().orElse("none");
    }

    /** Closes all connections. */
    @Override
    public void close() {
        if (context.isInMemory() && !pool.isClosed()) {
            jdbi.useHandle(handle -> handle.execute("SET DB_CLOSE_DELAY 0"));
        }
        pool.close();
    }
}
