package dev.touchline.server.command;

import dev.touchline.conformance.ConformanceRun;
import dev.touchline.conformance.ConformanceTarget;
import dev.touchline.conformance.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Holds a running server against its own documents, point by point. */
@Command(
        name = "conformance",
        description = {
            "Holds a running server against its documents: every message, close code and error.",
            "Makes a match and tokens of its own there, and removes them again."
        },
        mixinStandardHelpOptions = true)
public final class ConformanceCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "Where the server's HTTP is (default: ${DEFAULT-VALUE}).")
    private URI server = URI.create("http://127.0.0.1:8080");

    @Option(names = "--token", paramLabel = "TEXT", description = "An admin's, when the server asks for one.")
    private String token;

    @Option(names = "--strict", description = "Points that need the feed fail when it does not arrive.")
    private boolean strict;

    @Override
    public Integer call() throws Exception {
        final PrintWriter out = spec.commandLine().getOut();
        final ConformanceTarget target = ConformanceTarget.of(server, token);
        final List<Outcome> outcomes = run(strict ? target.withReachableFeed() : target, out);
        final long failed = count(outcomes, Outcome.Verdict.FAIL);
        out.println(count(outcomes, Outcome.Verdict.PASS) + " passed, " + failed + " failed, "
                + count(outcomes, Outcome.Verdict.NOT_TESTABLE_HERE) + " not testable here");
        return failed == 0 ? 0 : 1;
    }

    private List<Outcome> run(final ConformanceTarget target, final PrintWriter out) throws Exception {
        try {
            return new ConformanceRun(outcome -> print(out, outcome)).run(target);
        } catch (final ConnectException e) {
            throw new IOException("no server there: server=" + server, e);
        }
    }

    private static void print(final PrintWriter out, final Outcome outcome) {
        final String verdict = outcome.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        out.printf(Locale.ROOT, "%-17s  %-29s  %s%n", verdict, outcome.point(), outcome.detail());
        out.flush();
    }

    private static long count(final List<Outcome> outcomes, final Outcome.Verdict verdict) {
        return outcomes.stream().filter(outcome -> outcome.verdict() == verdict).count();
    }
}
