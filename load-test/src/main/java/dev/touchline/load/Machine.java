package dev.touchline.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The machine in one line: processor, cores, system and JVM. Any thread. */
final class Machine {
    private static final String MODEL = "model name";

    private Machine() {}

    static String line() {
        return processor(Path.of("/proc/cpuinfo")) + ", " + Runtime.getRuntime().availableProcessors() + " cores, "
                + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                + System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version");
    }

    /** The processor's model, or its architecture where the system does not say. */
    static String processor(final Path cpuInfo) {
        try {
            final List<String> lines = Files.readAllLines(cpuInfo);
            return lines.stream()
                    .filter(line -> line.startsWith(MODEL))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseGet(() -> System.getProperty("os.arch"));
        } catch (final IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
