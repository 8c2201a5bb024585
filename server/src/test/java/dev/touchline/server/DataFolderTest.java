package dev.touchline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class DataFolderTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"rwx------,false", "r-x------,false", "rwxr-xr-x,true", "rwx--x---,true", "rwx---r--,true"})
    @DisabledOnOs(OS.WINDOWS)
    void shouldSeeWhetherOthersMayEnter(final String rights, final boolean open) throws Exception {
        final Path there = Files.createDirectory(folder.resolve("data"));
        Files.setPosixFilePermissions(there, PosixFilePermissions.fromString(rights));

        assertThat(DataFolder.isOpen(there)).isEqualTo(open);
    }
}
