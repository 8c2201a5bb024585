package dev.touchline.overlay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchline.overlay.ErrorCode;
import dev.touchline.overlay.match.DocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DatabaseTest {
    @TempDir
    private Path folder;

    @Test
    void shouldKeepWhatIsStoredWhenOpenedAgain() throws Exception {
        try (Database database = Database.open(DatabaseContext.inFolder(folder))) {
            setNewest(database, 7);
        }
        try (Database database = Database.open(DatabaseContext.inFolder(folder))) {
            assertThat(newest(database)).isEqualTo(7);
        }
    }

    @Test
    void shouldHaveAllThatWasCommittedWhenTheProgramIsKilled() throws Exception {
        final Path crashed = Files.createDirectory(folder.resolve("crashed"));
        try (Database database = Database.open(DatabaseContext.inFolder(folder))) {
            for (int newest = 1; newest <= 20; newest++) {
                setNewest(database, newest);

                // The file as a killed program leaves it.
                Files.copy(
                        folder.resolve("touchline.mv.db"),
                        crashed.resolve("touchline.mv.db"),
                        StandardCopyOption.REPLACE_EXISTING);
                try (Database restarted = Database.open(DatabaseContext.inFolder(crashed))) {
                    assertThat(newest(restarted)).isEqualTo(newest);
                }
            }
        }
    }

    @Test
    void shouldUndoWhatWasBegunWhenSomethingIsThrown() throws Exception {
        try (Database database = Database.open(DatabaseContext.inMemory())) {
            setNewest(database, 1);

            assertThatThrownBy(() -> database.inTransaction(handle -> {
                        handle.execute("UPDATE server_numbers SET newest = 2");
                        throw new IllegalStateException("refused");
                    }))
                    .isInstanceOf(IllegalStateException.class);

            assertThat(newest(database)).isEqualTo(1);
        }
    }

    @Test
    void shouldNameTheDatabaseAndNoPasswordWhenItCannotBeReached() {
        final DatabaseContext nobody =
                new DatabaseContext("jdbc:postgresql://127.0.0.1:1/none?password=horse", "touchline", "correct horse");

        assertThatThrownBy(() -> Database.open(nobody))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("database.url=jdbc:postgresql://127.0.0.1:1/none,")
                .hasMessageNotContaining("horse");
    }

    @Test
    void shouldAnswerThoughItRefusesAValue() throws Exception {
        try (Database database = Database.open(DatabaseContext.inMemory())) {
            assertThatThrownBy(() -> database.inTransaction(handle -> handle.createQuery("SELECT CAST('secret' AS INT)")
                            .mapTo(Integer.class)
                            .one()))
                    .isInstanceOfSatisfying(
                            DocumentException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID))
                    .hasMessage("database refuses a value, nothing changed: sqlState=22018");
            assertThat(database.isAnswering()).isTrue();
        }
    }

    @Test
    void shouldRefuseAfterTheDatabaseIsGone() throws Exception {
        final Database database = Database.open(DatabaseContext.inMemory());
        database.close();

        assertThatThrownBy(() -> newest(database))
                .isInstanceOfSatisfying(
                        DocumentException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE));
    }

    private static void setNewest(final Database database, final long newest) {
        database.inTransaction(handle -> handle.execute("UPDATE server_numbers SET newest = ?", newest));
    }

    private static long newest(final Database database) {
        return database.inTransaction(handle -> handle.createQuery("SELECT newest FROM server_numbers")
                .mapTo(Long.class)
                .one());
    }
}
