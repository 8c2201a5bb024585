package dev.touchline.server;

import dev.touchline.server.command.ConformanceCommand;
import dev.touchline.server.command.DebsCommand;
import dev.touchline.server.command.DemoCommand;
import dev.touchline.server.command.LoadCommand;
import dev.touchline.server.command.PlayCommand;
import dev.touchline.server.command.ServeCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program's entry: reads the command line and runs a command. */
@Command(
        name = "touchline",
        description = "A live sports tracking and broadcast overlay server.",
        mixinStandardHelpOptions = true,
        versionProvider = Touchline.Version.class,
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            PlayCommand.class,
            LoadCommand.class,
            ConformanceCommand.class,
            DebsCommand.class
        })
public final class Touchline implements Runnable {
    /** The exit code of a bad argument or configuration. */
    public static final int BAD_ARGUMENT = 2;

    private static final String LEAK_DETECTION = "io.netty.leakDetection.level";

    @Spec
    private CommandSpec spec;

    /** Answers the version of the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"touchline " + ProgramVersion.version()};
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command? serve, demo, play, load, conformance or debs");
    }

    /** Runs a command and exits with its code. */
    public static void main(final String[] arguments) {
        if (System.getProperty(LEAK_DETECTION) == null) {
            // It would follow one frame in 128 to each of its clients, with a stack trace for each (docs/fan-out.md).
            // Tests have it.
            System.setProperty(LEAK_DETECTION, "disabled");
        }
        System.exit(execute(arguments));
    }

    /** Runs a command and answers its exit code: 0 done, 1 failed, 2 a bad argument. */
    static int execute(final String... arguments) {
        return new CommandLine(new Touchline())
                .setParameterExceptionHandler(Touchline::onBadArgument)
                .setExecutionExceptionHandler(Touchline::onFailure)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }

    private static int onBadArgument(final ParameterException fault, final String[] arguments) {
        final CommandLine command = fault.getCommandLine();
        final String message = fault.getMessage().lines().findFirst().orElse("");
        command.getErr()
                .println(command.getCommandSpec().qualifiedName() + ": " + message + " (see "
                        + command.getCommandSpec().qualifiedName() + " --help)");
        return BAD_ARGUMENT;
    }

    private static int onFailure(
            final Exception fault, final CommandLine command, final CommandLine.ParseResult arguments) {
        final PrintWriter out = command.getErr();
        final String reason = fault.getMessage() == null ? fault.toString() : fault.getMessage();
        out.println(command.getCommandSpec().qualifiedName() + ": " + reason);
        return 1;
    }
}
