package dev.touchline.server.command;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of a load test that starts its own server: this very program in a process of its own, on free ports. */
final class OwnServerOptions {
    @Option(names = "--serve", description = "Starts a server of its own for the test.")
    private boolean serve;

    @Option(
            names = "--server-java-opts",
            paramLabel = "OPTIONS",
            description = "Further JVM options of that server, after those that this program was started with.")
    private String javaOptions = "";

    @Option(
            names = "--server-args",
            paramLabel = "ARGUMENTS",
            description = "Further arguments of its 'serve', separated by spaces.")
    private String arguments = "";

    /** How the server is started; empty when it is not. */
    List<String> command() {
        if (!serve) {
            return List.of();
        }
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ownOptions());
        command.addAll(words(javaOptions));
        command.add("--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED");
        command.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.touchline.server.Touchline"));
        command.addAll(
                List.of("serve", "--http-port", "0", "--live-port", "0", "--feed-port", "0", "--database", "memory"));
        command.addAll(words(arguments));
        return command;
    }

    /** What the launcher gave this program: heap, collector, priorities. */
    private static List<String> ownOptions() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-X") || option.startsWith("-Dtouchline."))
                .toList();
    }

    private static List<String> words(final String text) {
        return Arrays.stream(text.split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
