package dev.touchline.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs {@code tracking-engine/src/test/python/kinematics_reference.py} under a Python that has scipy. */
final class ScipyReference {
    /** One player's, by the script. */
    record Figures(double distanceMetres, double topSpeedMps) {}

    private static final Path SCRIPT = Path.of(System.getProperty("touchline.root", ".."))
            .resolve("tracking-engine/src/test/python/kinematics_reference.py");

    private ScipyReference() {}

    /** The figures of each player, by the name that the file has for it; skips the test when there is no scipy. */
    static Map<String, Figures> figures(final Path match, final String... options) throws Exception {
        final List<String> command = new ArrayList<>(List.of(python(), SCRIPT.toString(), match.toString()));
        command.addAll(List.of(options));
        final List<String> lines = run(command);
        assertThat(lines.get(0)).isEqualTo("object,distance_m,top_speed_mps");
        final Map<String, Figures> figures = new LinkedHashMap<>();
        for (final String line : lines.subList(1, lines.size())) {
            final String[] cells = line.split(",", -1);
            figures.put(cells[0], new Figures(Double.parseDouble(cells[1]), Double.parseDouble(cells[2])));
        }
        return figures;
    }

    private static String python() throws Exception {
        for (final String python : List.of("/usr/bin/python3", "python3")) {
            try {
                run(List.of(python, "-c", "import scipy.signal"));
                return python;
            } catch (final IOException e) {
                // The next one may have it.
            }
        }
        throw RealMatchFile.missing("no Python with scipy: install python3-scipy");
    }

    private static List<String> run(final List<String> command) throws Exception {
        final Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("command failed: command=" + command + ", exit=" + process.exitValue());
        }
        return output.lines().toList();
    }
}
