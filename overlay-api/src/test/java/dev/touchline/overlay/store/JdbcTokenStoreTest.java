package dev.touchline.overlay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchline.overlay.access.ApiToken;
import dev.touchline.overlay.access.Grant;
import dev.touchline.overlay.access.MatchScope;
import dev.touchline.overlay.access.Role;
import dev.touchline.overlay.access.TokenRegistry;
import dev.touchline.overlay.match.DocumentException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JdbcTokenStoreTest {
    @TempDir
    private Path folder;

    private static ApiToken token(
            final String id, final String name, final MatchScope matches, final long createdAtMs) {
        return new ApiToken(
                id,
                name,
                "ab".repeat(32),
                createdAtMs,
                new Grant(id, Role.GRAPHICS, matches, true, false, Grant.NEVER));
    }

    @Test
    void shouldGiveBackEveryFieldOfEveryTokenOldestFirst() throws Exception {
        try (Database database = Database.open(DatabaseContext.inMemory())) {
            final JdbcTokenStore store = new JdbcTokenStore(database);
            final ApiToken few = token("00000000000000f0", "few", MatchScope.of(Set.of(7L, 4_294_967_295L)), 2);
            final ApiToken all = token("00000000000000a0", "all", MatchScope.ALL, 1);
            final ApiToken ending = new ApiToken(
                    "00000000000000e0",
                    "ending",
                    "cd".repeat(32),
                    3,
                    new Grant("00000000000000e0", Role.VIEWER, MatchScope.of(Set.of(1L)), false, true, 9));

            store.add(few);
            store.add(all);
            store.add(ending);

            assertThat(store.load()).containsExactly(all, few, ending);
        }
    }

    @Test
    void shouldForgetATokenWithItsMatches() throws Exception {
        try (Database database = Database.open(DatabaseContext.inMemory())) {
            final JdbcTokenStore store = new JdbcTokenStore(database);
            store.add(token("00000000000000f0", "few", MatchScope.of(Set.of(7L)), 1));
            store.add(token("00000000000000f1", "stays", MatchScope.of(Set.of(8L)), 2));

            store.remove("00000000000000f0");
            store.remove("not there");

            assertThat(store.load()).extracting(ApiToken::name).containsExactly("stays");
            assertThat(database.<Integer>inTransaction(
                            handle -> handle.createQuery("SELECT COUNT(*) FROM api_token_matches")
                                    .mapTo(Integer.class)
                                    .one()))
                    .isEqualTo(1);
        }
    }

    @Test
    void shouldStoreSqlInANameAsText() throws Exception {
        try (Database database = Database.open(DatabaseContext.inMemory())) {
            final JdbcTokenStore store = new JdbcTokenStore(database);
            final String name = "x'); DROP TABLE api_tokens; -- \" \\ :id ? $1";
            store.add(token("00000000000000f0", name, MatchScope.ALL, 1));
            store.remove("' OR '1'='1");

            assertThat(store.load()).extracting(ApiToken::name).containsExactly(name);
        }
    }

    @Test
    void shouldKnowATokenAfterARestartAndHaveItsSecretNowhereInTheFiles() throws Exception {
        final String secret;
        try (Database database = Database.open(DatabaseContext.inFolder(folder))) {
            secret = new TokenRegistry(new JdbcTokenStore(database), () -> 1)
                    .issue("board", Role.VIEWER, MatchScope.ALL, false, false, Grant.NEVER)
                    .orElseThrow()
                    .secret();
        }
        try (Database database = Database.open(DatabaseContext.inFolder(folder))) {
            final TokenRegistry tokens = new TokenRegistry(new JdbcTokenStore(database), () -> 1);
            assertThat(tokens.list()).hasSize(1);
            assertThat(secret).contains(tokens.list().get(0).id());
        }
        final String random = secret.substring(secret.lastIndexOf('_') - 4);
        try (Stream<Path> files = Files.walk(folder)) {
            for (final Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain(random);
            }
        }
    }

    @Test
    void shouldLeaveTheRegistryAsItIsWhenTheDatabaseIsGone() throws Exception {
        final Database database = Database.open(DatabaseContext.inMemory());
        final TokenRegistry tokens = new TokenRegistry(new JdbcTokenStore(database), () -> 1);
        database.close();

        assertThatThrownBy(() -> tokens.issue("board", Role.VIEWER, MatchScope.ALL, false, false, Grant.NEVER))
                .isInstanceOf(DocumentException.class);

        assertThat(tokens.list()).isEmpty();
    }
}
