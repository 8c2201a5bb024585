package dev.touchline.server.command;

import dev.touchline.server.ProgramVersion;
import dev.touchline.server.TouchlineServer;
import dev.touchline.server.config.ServerConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the server until it is told to stop. */
@Command(name = "serve", description = "Runs the server.", mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions options;

    @Override
    public Integer call() throws Exception {
        final ServerConfig config = options.config(spec.commandLine());
        final Stop stop = new Stop();
        try (TouchlineServer server = TouchlineServer.open(config, ProgramVersion.version())) {
            ServerOptions.printAddresses(spec.commandLine().getOut(), config, server);
            stop.await();
        } finally {
            stop.done();
        }
        return 0;
    }
}
