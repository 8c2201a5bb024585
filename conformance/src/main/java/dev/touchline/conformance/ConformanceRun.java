package dev.touchline.conformance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Holds a server against its documents, point by point. One thread. */
public final class ConformanceRun {
    private final Consumer<Outcome> told;

    /** @param told hears of each point when it is done */
    public ConformanceRun(final Consumer<Outcome> told) {
        this.told = told;
    }

    /**
     * Tests every point of the documents.
     *
     * @throws IOException when the server cannot be spoken to at all
     */
    public List<Outcome> run(final ConformanceTarget target) throws IOException, InterruptedException {
        final HttpProbe http = new HttpProbe(target);
        final Documents documents = Documents.of(http);
        final List<Outcome> outcomes = new ArrayList<>();
        try (ProbeMatch match = ProbeMatch.create(http, target)) {
            final Stage stage = new Stage(target, http, documents, match);
            final Map<String, Check> checks = checks(stage);
            // What stops the server comes last.
            final List<String> points = new ArrayList<>(documents.points());
            if (points.remove("close code 4503")) {
                points.add("close code 4503");
            }
            for (final String point : points) {
                final Outcome outcome = outcome(stage, point, checks.remove(point));
                outcomes.add(outcome);
                told.accept(outcome);
            }
            for (final String point : checks.keySet()) {
                outcomes.add(new Outcome(point, Outcome.Verdict.FAIL, "the documents do not have it"));
            }
        }
        return outcomes;
    }

    private static Map<String, Check> checks(final Stage stage) {
        final Map<String, Check> checks = new LinkedHashMap<>();
        new MessageChecks(stage).addTo(checks);
        new CloseChecks(stage).addTo(checks);
        new ErrorChecks(stage).addTo(checks);
        return checks;
    }

    private static Outcome outcome(final Stage stage, final String point, final Check check)
            throws InterruptedException {
        if (check == null) {
            return new Outcome(point, Outcome.Verdict.FAIL, "the documents have it, and the suite has no check of it");
        }
        stage.faults().clear();
        try {
            final String seen = check.run();
            return stage.faults().isEmpty()
                    ? new Outcome(point, Outcome.Verdict.PASS, seen)
                    : new Outcome(point, Outcome.Verdict.FAIL, stage.faults().get(0));
        } catch (final NotTestable e) {
            return new Outcome(point, Outcome.Verdict.NOT_TESTABLE_HERE, e.getMessage());
        } catch (final Mismatch | IOException e) {
            return new Outcome(point, Outcome.Verdict.FAIL, String.valueOf(e.getMessage()));
        }
    }
}
